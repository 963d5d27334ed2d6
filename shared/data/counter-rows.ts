import { type Countable, latenciesOf, tally } from '../domain/outcome.ts';
import { murmur3 } from '../domain/rollouts/murmur3.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import type { Write } from './table.ts';

const shards = 8;
const blockRetentionSeconds = 30 * 24 * 3600;

type Group = readonly [Countable, ...Countable[]];

const groupsBy = (outcomes: readonly Countable[], nameOf: (outcome: Countable) => string): readonly Group[] => {
  const groups = new Map<string, [Countable, ...Countable[]]>();
  for (const outcome of outcomes) {
    const group = groups.get(nameOf(outcome));
    if (group) group.push(outcome);
    if (!group) groups.set(nameOf(outcome), [outcome]);
  }
  return [...groups.values()];
};

const blockNameOf = ({ rollout, block, epoch, arm }: Countable) => `${rollout}\n${arm}\n${block}\n${epoch}`;
const totalsNameOf = ({ rollout, arm }: Countable) => `${rollout}\n${arm}`;

/** Only what changes: `ADD` of nothing would still make an attribute. */
const nonZero = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== 0));

/** Attributes of a hash slot: calls, errors and slow calls. */
const slotCounts = (outcomes: readonly Countable[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  const add = (name: string, value: boolean) => {
    if (value) counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { slot, success, slow } of outcomes) {
    add(`n${slot}`, true);
    add(`e${slot}`, !success);
    add(`s${slot}`, slow);
  }
  return counts;
};

const binCounts = (outcomes: readonly Countable[]): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(latenciesOf(outcomes)).map(([bin, count]) => [`l${bin}`, count]));

/**
 * The counters that these outcomes raise: one row for each block and arm, one for each arm's totals with its latency
 * bins and hash slots. Which shard they use follows from the first outcome, so that the same try is the same write.
 */
export const counterWrites = (tenant: TenantContext, outcomes: readonly Countable[], now: Date): readonly Write[] => {
  const [first] = outcomes;
  if (!first) return [];
  const shard = murmur3(first.id, 0) % shards;
  const expiresAt = Math.floor(now.getTime() / 1000) + blockRetentionSeconds;

  const blocks = groupsBy(outcomes, blockNameOf).map((group): Write => {
    const [{ rollout, block: id, epoch, arm }] = group;
    const set = { entity: 'BLOCK', id, epoch, arm, expiresAt };
    return { update: keys.block(tenant, rollout, { id, epoch, arm, shard }), set, add: nonZero(tally(group)) };
  });
  const totals = groupsBy(outcomes, totalsNameOf).map((group): Write => {
    const [{ rollout, arm }] = group;
    const add = { ...nonZero(tally(group)), ...binCounts(group), ...slotCounts(group) };
    return { update: keys.totals(tenant, rollout, arm, shard), set: { entity: 'TOTALS', arm }, add };
  });
  return [...blocks, ...totals];
};

/** How many rows {@link counterWrites} would write. */
export const counterRows = (outcomes: readonly Countable[]): number =>
  new Set([...outcomes.map(blockNameOf), ...outcomes.map(totalsNameOf)]).size;
