import type { OrganisationState } from '../organisation-state.ts';
import type { Move, Rollout } from './rollout.ts';
import { pause, resume } from './transitions.ts';

/** How the history tells these moves from people's. */
const actor = 'organisation';

const moveAt = (now: Date, reason: string): Move => ({ now, actor, reason });

const isOurPause = ({ history }: Rollout): boolean => {
  const last = history.at(-1);
  return last?.event === 'paused' && last.actor === actor;
};

/**
 * The rollout as its organisation's state asks for: while that is closed, nobody is served, so no hold may run out and
 * a ramping rollout is paused; once it is open again, what was paused so goes on with what is left of its hold. What a
 * person has paused stays so. Undefined when there is nothing to do.
 */
export const asOrganisationStands = (
  rollout: Rollout,
  state: OrganisationState,
  now: Date,
): { readonly rollout: Rollout; readonly outcome: 'paused' | 'resumed' } | undefined => {
  if (state === 'closed' && rollout.status === 'ramping') {
    return { rollout: pause(rollout, moveAt(now, 'The organisation was closed.')), outcome: 'paused' };
  }
  if (state === 'open' && rollout.status === 'paused' && isOurPause(rollout)) {
    return { rollout: resume(rollout, moveAt(now, 'The organisation was restored.')), outcome: 'resumed' };
  }
  return undefined;
};
