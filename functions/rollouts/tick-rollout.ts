import type { Actor } from '#shared/domain/audit.ts';
import { unlessMissing } from '#shared/domain/errors.ts';
import type { FindState } from '#shared/domain/organisation-state.ts';
import type { Publish } from '#shared/domain/ports.ts';
import { asOrganisationStands } from '#shared/domain/rollouts/closing.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import {
  type CountsReader,
  type Releasable,
  type RolloutRepository,
  StaleRollout,
} from '#shared/domain/rollouts/rollout-repository.ts';
import { type Ticked, type TickSettings, tick } from '#shared/domain/rollouts/tick.ts';
import {
  maxDelaySeconds,
  type SendTicks,
  secondsUntil,
  type TickMessage,
} from '#shared/domain/rollouts/tick-message.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { findStanding, type StandingReaders } from './find-standing.ts';
import { type SaveDependencies, saveRollout } from './save-rollout.ts';
import { tickFigures } from './tick-figures.ts';

type Dependencies = Omit<SaveDependencies, 'measure'> &
  StandingReaders & {
    readonly rollouts: RolloutRepository;
    readonly counts: Pick<CountsReader, 'observations'>;
    readonly settings: TickSettings;
    readonly sendTicks: SendTicks;
    readonly findState: FindState;
    readonly publish: Publish;
  };

/** What came of a message, for the log. */
export type TickResult = { readonly outcome: Looked['outcome'] | 'waits' | 'gone' | 'ended' | 'seen' };

/** What came of a look at a rollout: what a tick does, or what its organisation's closing or restoration asks for. */
type Looked = Pick<Ticked, 'rollout'> & {
  readonly outcome: Ticked['outcome'] | 'paused' | 'resumed';
  readonly releasable?: Releasable | undefined;
};

const actors = {
  advanced: { type: 'system', id: 'schedule' },
  completed: { type: 'system', id: 'schedule' },
  held: { type: 'system', id: 'schedule' },
  aborted: { type: 'system', id: 'approval' },
  rolled_back: { type: 'system', id: 'guardrail' },
  paused: { type: 'system', id: 'organisation' },
  resumed: { type: 'system', id: 'organisation' },
} as const satisfies Record<string, Actor>;

const actions = {
  advanced: 'rollout.advance',
  completed: 'rollout.complete',
  held: 'rollout.hold',
  aborted: 'rollout.abort',
  rolled_back: 'rollout.rollback',
  paused: 'rollout.pause',
  resumed: 'rollout.resume',
} as const;

/** Writes what came of a look, and returns what it decided, as it is counted. */
const write = async (
  dependencies: Dependencies,
  tenant: TenantContext,
  before: Rollout,
  { rollout: after, outcome, releasable }: Looked,
): Promise<readonly string[]> => {
  if (outcome === 'nothing') return [];
  if (outcome === 'observed') {
    await dependencies.rollouts.observe(tenant, after);
    return [];
  }
  const decided: string[] = [];
  const measure = (metric: string) => decided.push(metric);
  const change = { tenant, actor: actors[outcome], action: actions[outcome], before, after, releasable };
  await saveRollout({ ...dependencies, measure }, change);
  return decided;
};

const find = async ({ rollouts }: Dependencies, tenant: TenantContext, message: TickMessage) =>
  unlessMissing(rollouts.get(tenant, message));

/**
 * A version that was withdrawn is taken back whatever else there is. While its organisation is closed a rollout is not
 * judged: nothing new is known of it.
 */
const look = async (dependencies: Dependencies, tenant: TenantContext, rollout: Rollout): Promise<Looked> => {
  const { now, counts, settings, findState } = dependencies;
  const [state, { standing, releasable }, observations] = await Promise.all([
    findState(tenant),
    findStanding(dependencies, tenant, rollout),
    counts.observations(tenant, rollout.id, rollout.evidence.lastBlock),
  ]);
  const isWithdrawn = standing.is === 'withdrawn' && state !== 'gone';
  const stands = isWithdrawn ? undefined : asOrganisationStands(rollout, state, now());
  if (stands) return stands;
  if (state !== 'open' && !isWithdrawn) return { rollout, outcome: 'nothing' };
  return { ...tick(rollout, observations, standing, now(), settings), releasable };
};

// Each process that counts asks for a look at a block, and the first look takes it in: the others cost one read.
const isSeen = ({ evidence: { lastBlock } }: Rollout, { block }: TickMessage): boolean =>
  block !== undefined && lastBlock !== null && lastBlock >= block;

const attempts = 3;

/** Looks, and looks again at what is there now when another change came first. @throws StaleRollout after three times */
const lookAndWrite = async (
  dependencies: Dependencies,
  tenant: TenantContext,
  message: TickMessage,
  attempt = 1,
): Promise<TickResult> => {
  const rollout = await find(dependencies, tenant, message);
  if (!rollout) return { outcome: 'gone' };
  if (!isLive(rollout)) return { outcome: 'ended' };
  if (isSeen(rollout, message)) return { outcome: 'seen' };

  const looked = await look(dependencies, tenant, rollout);
  try {
    const decided = await write(dependencies, tenant, rollout, looked);
    dependencies.publish(...tickFigures(tenant, looked.rollout, decided));
    return { outcome: looked.outcome };
  } catch (error) {
    if (!(error instanceof StaleRollout) || attempt === attempts) throw error;
    return lookAndWrite(dependencies, tenant, message, attempt + 1);
  }
};

/**
 * Looks at a rollout once: takes in what has matured, and takes it back, goes a step on, or does nothing. Ticks may come
 * twice, late, early and at once: the rollout's revision lets one of them through, and the others look again, since what
 * they came for (an approval withdrawn, say) may not be what the first one saw.
 */
export const tickRollout = async (dependencies: Dependencies, message: TickMessage): Promise<TickResult> => {
  const { now, sendTicks } = dependencies;
  const wait = message.notBefore === undefined ? 0 : secondsUntil(new Date(message.notBefore), now());
  if (wait > 0) {
    await sendTicks([message], { delaySeconds: Math.min(wait, maxDelaySeconds) });
    return { outcome: 'waits' };
  }
  return lookAndWrite(dependencies, tenantOf(message.organisationId), message);
};
