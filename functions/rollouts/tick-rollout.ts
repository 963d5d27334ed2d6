import type { Actor } from '#shared/domain/audit.ts';
import { AppError } from '#shared/domain/errors.ts';
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
};

/** What came of a message, for the log. */
export type TickResult = { readonly outcome: Ticked['outcome'] | 'waits' | 'gone' | 'ended' | 'lost' };

const actors = {
  advanced: { type: 'system', id: 'schedule' },
  completed: { type: 'system', id: 'schedule' },
  rolled_back: { type: 'system', id: 'guardrail' },
} as const satisfies Record<string, Actor>;

const actions = {
  advanced: 'rollout.advance',
  completed: 'rollout.complete',
  rolled_back: 'rollout.rollback',
} as const;

const write = async (
  dependencies: Dependencies,
  tenant: TenantContext,
  before: Rollout,
  { rollout: after, outcome }: Ticked,
): Promise<void> => {
  if (outcome === 'nothing') return;
  if (outcome === 'observed') {
    await dependencies.rollouts.observe(tenant, after);
    return;
  }
  const change = { tenant, actor: actors[outcome], action: actions[outcome], before, after };
  await saveRollout(dependencies, change);
};

const find = async ({ rollouts }: Dependencies, tenant: TenantContext, message: TickMessage) => {
  try {
    return await rollouts.get(tenant, message);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
};

/**
 * Looks at a rollout once: takes in what has matured, and rolls back, goes a step on, or does nothing. Ticks may come
 * twice, late, early and at once: the rollout's revision lets one of them through, and the others have lost nothing.
 */
export const tickRollout = async (dependencies: Dependencies, message: TickMessage): Promise<TickResult> => {
  const { now, counts, settings, sendTicks } = dependencies;
  const wait = message.notBefore === undefined ? 0 : secondsUntil(new Date(message.notBefore), now());
  if (wait > 0) {
    await sendTicks([message], { delaySeconds: Math.min(wait, maxDelaySeconds) });
    return { outcome: 'waits' };
  }
  const tenant = tenantOf(message.organisationId);
  const rollout = await find(dependencies, tenant, message);
  if (!rollout) return { outcome: 'gone' };
  if (!isLive(rollout)) return { outcome: 'ended' };

  const observations = await counts.observations(tenant, rollout.id, rollout.evidence.lastBlock);
  const ticked = tick(rollout, observations, now(), settings);
  try {
    await write(dependencies, tenant, rollout, ticked);
  } catch (error) {
    if (error instanceof StaleRollout) return { outcome: 'lost' };
    throw error;
  }
  return { outcome: ticked.outcome };
};
