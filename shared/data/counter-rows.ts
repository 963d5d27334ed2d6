import type { Countable } from '../domain/outcome-counts.ts';
import { beyondCap, binsOf, tally } from '../domain/outcome-counts.ts';
import { slotOf } from '../domain/rollouts/bucket.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import type { Key, Write } from './table.ts';

const blockRetentionSeconds = 30 * 24 * 3600;

/** How long what belongs to blocks is kept. */
export const blockExpiry = (now: Date): number => Math.floor(now.getTime() / 1000) + blockRetentionSeconds;

/** Something to count, and whether it is evidence or beyond its caller's cap. */
export type Weighed = { readonly countable: Countable; readonly within: boolean };

type Group = readonly [Weighed, ...Weighed[]];

const groupsBy = (all: readonly Weighed[], nameOf: (countable: Countable) => string): readonly Group[] => {
  const groups = new Map<string, [Weighed, ...Weighed[]]>();
  for (const weighed of all) {
    const name = nameOf(weighed.countable);
    const group = groups.get(name);
    if (group) group.push(weighed);
    if (!group) groups.set(name, [weighed]);
  }
  return [...groups.values()];
};

const blockNameOf = ({ rollout, block, epoch, arm }: Countable) => `${rollout}\n${arm}\n${block}\n${epoch}`;
const totalsNameOf = ({ rollout, arm }: Countable) => `${rollout}\n${arm}`;

/** The rows that something raises, by names of their own. */
export const counterRowsOf = (countable: Countable): readonly string[] => [
  blockNameOf(countable),
  totalsNameOf(countable),
];

/** Only what changes: `ADD` of nothing would still make an attribute. */
const nonZero = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== 0));

/** A score has four decimals, and so have their sums. */
const scoreDecimals = 4;

/** Attributes of the hash slots: calls, errors, slow calls, scores and their sum, of callers who are known. */
const slotCounts = (group: Group): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  const add = (name: string, value: number) => {
    if (value > 0) counts[name] = Number(((counts[name] ?? 0) + value).toFixed(scoreDecimals));
  };
  for (const { countable, within } of group) {
    if (!within || countable.caller === null) continue;
    const slot = slotOf(countable.caller);
    add(`n${slot}`, countable.counts.count);
    add(`e${slot}`, countable.counts.errors);
    add(`s${slot}`, countable.counts.slow);
    add(`q${slot}`, countable.counts.qualityCount);
    add(`u${slot}`, countable.counts.qualitySum);
  }
  return counts;
};

/** Attributes of latency bins. */
export const binCounts = (bins: Readonly<Record<number, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(bins).map(([bin, count]) => [`l${bin}`, count]));

const evidenceOf = ({ countable, within }: Weighed) => (within ? countable.counts : beyondCap(countable.counts));

type Update = Extract<Write, { readonly update: Key }>;

const raised = ({ add = {} }: Update): boolean => Object.keys(add).length > 0;

/**
 * The counters that these raise: one row for each block and arm, and one for each arm's totals with its latency bins
 * and hash slots. Totals show everything; blocks and slots have what is evidence.
 */
export const counterWrites = (
  tenant: TenantContext,
  all: readonly Weighed[],
  shardOf: (rollout: string) => number,
  now: Date,
): readonly Write[] => {
  const expiresAt = blockExpiry(now);
  const blocks = groupsBy(all, blockNameOf).map((group): Update => {
    const [{ countable }] = group;
    const { rollout, block: id, epoch, arm } = countable;
    const shard = shardOf(rollout);
    const at = { id, epoch, arm, shard };
    const update = shard === 0 ? keys.block(tenant, rollout, at) : keys.spreadBlock(tenant, rollout, at);
    return { update, set: { entity: 'BLOCK', id, epoch, arm, expiresAt }, add: nonZero(tally(group.map(evidenceOf))) };
  });
  const totals = groupsBy(all, totalsNameOf).map((group): Update => {
    const [{ countable }] = group;
    const { rollout, arm } = countable;
    const shard = shardOf(rollout);
    const update = shard === 0 ? keys.totals(tenant, rollout, arm) : keys.spreadTotals(tenant, rollout, arm, shard);
    const counts = nonZero(tally(group.map((each) => each.countable.counts)));
    const bins = binCounts(binsOf(group.map((each) => each.countable.latencyMs)));
    return { update, set: { entity: 'TOTALS', arm }, add: { ...counts, ...bins, ...slotCounts(group) } };
  });
  return [...blocks, ...totals].filter(raised);
};
