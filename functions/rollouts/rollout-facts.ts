import type { EventContract } from '#events/define-event.ts';
import {
  rolloutAborted,
  rolloutAdvanced,
  rolloutCompleted,
  rolloutHeld,
  rolloutPaused,
  rolloutResumed,
  rolloutRolledBack,
  rolloutStarted,
} from '#events/index.ts';
import type { Rollout, RolloutEvent } from '#shared/domain/rollouts/rollout.ts';

/** The event that tells each change of a rollout. */
export const eventOf = {
  started: rolloutStarted,
  advanced: rolloutAdvanced,
  held: rolloutHeld,
  paused: rolloutPaused,
  resumed: rolloutResumed,
  completed: rolloutCompleted,
  rolled_back: rolloutRolledBack,
  aborted: rolloutAborted,
} as const satisfies Record<RolloutEvent, EventContract>;

/** What an event says of a rollout: where it stands, and why it came there if anybody said. */
export const factsOf = (rollout: Rollout) => {
  const { id, prompt, version, environment, percent, stepIndex, revision, history } = rollout;
  const reason = history.at(-1)?.reason;
  return {
    rollout: id,
    prompt,
    version,
    environment,
    percent,
    stepIndex,
    revision,
    ...(reason !== undefined && { reason }),
  };
};
