import type { Actor, Origin } from '#shared/domain/audit.ts';
import { type Effects, journalOf } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type ReleaseRepository, released } from '#shared/domain/release.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import type { Releasable, RolloutChange, RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import { servingAfter } from '#shared/domain/serving.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { eventOf, factsOf } from './rollout-facts.ts';

/** What is counted for alarms and dashboards. */
type RolloutMetric = 'RolledBack' | 'RolloutAdvanced' | 'RolloutCompleted' | 'RolloutHeld' | 'RolloutAborted';

export type SaveDependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly rollouts: Pick<RolloutRepository, 'serving' | 'save'>;
  readonly releases: Pick<ReleaseRepository, 'get'>;
  readonly measure: (metric: RolloutMetric) => void;
};

type Change = {
  readonly tenant: TenantContext;
  readonly actor: Actor;
  readonly origin?: Origin;
  /** Such as `rollout.pause`. */
  readonly action: string;
  readonly before: Rollout;
  readonly after: Rollout;
  /** The version as it was found to be fit for more callers; without it none get it. */
  readonly releasable?: Releasable | undefined;
};

const givesMore = (before: Rollout, after: Rollout): boolean =>
  after.percent > before.percent || after.status === 'completed';

/** What follows from the change: what callers get, and the environment's releases. */
const consequencesOf = async (
  { now, rollouts, releases }: SaveDependencies,
  { tenant, before, after, releasable }: Change,
): Promise<RolloutChange> => {
  if (after.epoch === before.epoch) return { before, after };
  const isMore = givesMore(before, after);
  if (isMore && !releasable) throw new AppError('internal', 'Nobody looked whether more callers may get the version.');
  const record = await rollouts.serving(tenant, after);
  if (!record) throw new AppError('internal', 'A rollout in progress serves nothing.');
  const serving = { before: record, after: servingAfter(record, after, now()) };
  const change = { before, after, serving, ...(isMore && { releasable }) };
  if (after.status !== 'completed') return change;
  return { ...change, line: released(await releases.get(tenant, after), after, now()) };
};

const metrics: Readonly<Record<string, RolloutMetric>> = {
  advanced: 'RolloutAdvanced',
  completed: 'RolloutCompleted',
  rolled_back: 'RolledBack',
  held: 'RolloutHeld',
  aborted: 'RolloutAborted',
};

/**
 * Saves a rollout's next state and all that follows from it in one transaction: what callers get changes in the same
 * moment as the rollout.
 * @throws StaleRollout when another change came first; nothing was written then
 */
export const saveRollout = async (dependencies: SaveDependencies, change: Change): Promise<void> => {
  const { after, tenant, actor, origin, action } = change;
  const event = after.history.at(-1)?.event ?? 'started';
  const facts = factsOf(after);
  const { rollout: target, ...rest } = facts;
  const journal = journalOf(
    dependencies,
    { tenant, actor, ...(origin && { origin }), action, target, workspace: after.workspace, change: rest },
    (tell) => [tell(eventOf[event], facts)],
  );
  await dependencies.rollouts.save(tenant, await consequencesOf(dependencies, change), journal);
  const metric = metrics[event];
  if (metric) dependencies.measure(metric);
};
