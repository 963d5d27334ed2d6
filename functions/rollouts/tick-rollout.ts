import type { Actor } from '#shared/domain/audit.ts';
import { unlessMissing } from '#shared/domain/errors.ts';
import type { FindState } from '#shared/domain/organisation-state.ts';
import { asOrganisationStands } from '#shared/domain/rollouts/closing.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import { type CountsReader, type RolloutRepository, StaleRollout } from '#shared/domain/rollouts/rollout-repository.ts';
import { type Ticked, type TickSettings, tick } from '#shared/domain/rollouts/tick.ts';
import {
  maxDelaySeconds,
  type SendTicks,
  secondsUntil,
  type TickMessage,
} from '#shared/domain/rollouts/tick-message.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { type SaveDependencies, saveRollout } from './save-rollout.ts';

type Dependencies = SaveDependencies & {
  readonly rollouts: RolloutRepository;
  readonly counts: Pick<CountsReader, 'observations'>;
  readonly settings: TickSettings;
  readonly sendTicks: SendTicks;
  readonly findState: FindState;
};

/** What came of a message, for the log. */
export type TickResult = { readonly outcome: Looked['outcome'] | 'waits' | 'gone' | 'ended' | 'lost' };

/** What came of a look at a rollout: what a tick does, or what its organisation's closing or restoration asks for. */
type Looked = Pick<Ticked, 'rollout'> & { readonly outcome: Ticked['outcome'] | 'paused' | 'resumed' };

const actors = {
  advanced: { type: 'system', id: 'schedule' },
  completed: { type: 'system', id: 'schedule' },
  rolled_back: { type: 'system', id: 'guardrail' },
  paused: { type: 'system', id: 'organisation' },
  resumed: { type: 'system', id: 'organisation' },
} as const satisfies Record<string, Actor>;

const actions = {
  advanced: 'rollout.advance',
  completed: 'rollout.complete',
  rolled_back: 'rollout.rollback',
  paused: 'rollout.pause',
  resumed: 'rollout.resume',
} as const;

const write = async (
  dependencies: Dependencies,
  tenant: TenantContext,
  before: Rollout,
  { rollout: after, outcome }: Looked,
): Promise<void> => {
  if (outcome === 'nothing') return;
  if (outcome === 'observed') {
    await dependencies.rollouts.observe(tenant, after);
    return;
  }
  const change = { tenant, actor: actors[outcome], action: actions[outcome], before, after };
  await saveRollout(dependencies, change);
};

const find = async ({ rollouts }: Dependencies, tenant: TenantContext, message: TickMessage) =>
  unlessMissing(rollouts.get(tenant, message));

/** While its organisation is closed, a rollout is not judged either: nothing new is known of it. */
const look = async (
  { now, counts, settings, findState }: Dependencies,
  tenant: TenantContext,
  rollout: Rollout,
): Promise<Looked> => {
  const state = await findState(tenant);
  const stands = asOrganisationStands(rollout, state, now());
  if (stands) return stands;
  if (state !== 'open') return { rollout, outcome: 'nothing' };
  return tick(rollout, await counts.observations(tenant, rollout.id, rollout.evidence.lastBlock), now(), settings);
};

/**
 * Looks at a rollout once: takes in what has matured, and rolls back, goes a step on, or does nothing. Ticks may come
 * twice, late, early and at once: the rollout's revision lets one of them through, and the others have lost nothing.
 */
export const tickRollout = async (dependencies: Dependencies, message: TickMessage): Promise<TickResult> => {
  const { now, sendTicks } = dependencies;
  const wait = message.notBefore === undefined ? 0 : secondsUntil(new Date(message.notBefore), now());
  if (wait > 0) {
    await sendTicks([message], { delaySeconds: Math.min(wait, maxDelaySeconds) });
    return { outcome: 'waits' };
  }
  const tenant = tenantOf(message.organisationId);
  const rollout = await find(dependencies, tenant, message);
  if (!rollout) return { outcome: 'gone' };
  if (!isLive(rollout)) return { outcome: 'ended' };

  const looked = await look(dependencies, tenant, rollout);
  try {
    await write(dependencies, tenant, rollout, looked);
  } catch (error) {
    if (error instanceof StaleRollout) return { outcome: 'lost' };
    throw error;
  }
  return { outcome: looked.outcome };
};
