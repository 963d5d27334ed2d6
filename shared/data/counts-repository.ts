import type { Arm } from '../domain/rollouts/bucket.ts';
import { slotCount } from '../domain/rollouts/bucket.ts';
import { type Block, type Counts, noPair, sumOf } from '../domain/rollouts/counts.ts';
import type { CountsReader } from '../domain/rollouts/rollout-repository.ts';
import type { ArmTotals } from '../domain/rollouts/stats.ts';
import type { Observations, SlotCounts } from '../domain/rollouts/tick.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { blocksAfter, counterGroups, partitions } from './keys.ts';
import type { Item, Range, Table } from './table.ts';

const shards = 'SHARDS';

const numberOf = (item: Item, attribute: string): number => Number(item[attribute] ?? 0);

const countsOf = (item: Item): Counts => ({
  count: numberOf(item, 'count'),
  errors: numberOf(item, 'errors'),
  slow: numberOf(item, 'slow'),
  qualityCount: numberOf(item, 'qualityCount'),
  qualitySum: numberOf(item, 'qualitySum'),
  qualitySumSquares: numberOf(item, 'qualitySumSquares'),
  exposed: numberOf(item, 'exposed'),
});

const pairOf = (item: Item) => ({ ...noPair, [item['arm'] as Arm]: countsOf(item) });

/** The shards of both arms put together: one block for each id and epoch. */
export const blocksOf = (items: readonly Item[]): readonly Block[] => {
  const found = new Map<string, Block>();
  for (const item of items) {
    if (item['entity'] !== 'BLOCK') continue;
    const [id, epoch] = [numberOf(item, 'id'), numberOf(item, 'epoch')];
    const name = `${id}#${epoch}`;
    found.set(name, { ...sumOf(found.get(name) ?? noPair, pairOf(item)), id, epoch });
  }
  return [...found.values()];
};

const totalsIn = (items: readonly Item[], arm: Arm): readonly Item[] =>
  items.filter((item) => item['entity'] === 'TOTALS' && item['arm'] === arm);

const summed = (items: readonly Item[], attribute: string): number =>
  items.reduce((sum, item) => sum + numberOf(item, attribute), 0);

/** The latency bins that rows add up to. */
export const binsIn = (items: readonly Item[]): ArmTotals['latencyBins'] => {
  const bins = new Set(items.flatMap((item) => Object.keys(item).filter((name) => /^l\d+$/.test(name))));
  return Object.fromEntries([...bins].map((name) => [Number(name.slice(1)), summed(items, name)]));
};

const totalsOf = (items: readonly Item[], arm: Arm): ArmTotals => {
  const rows = totalsIn(items, arm);
  const { [arm]: counts } = rows.map(pairOf).reduce(sumOf, noPair);
  return { ...counts, latencyBins: binsIn(rows) };
};

const slotsOf = (items: readonly Item[], arm: Arm): readonly SlotCounts[] => {
  const rows = totalsIn(items, arm);
  return Array.from({ length: slotCount }, (_, slot) => ({
    count: summed(rows, `n${slot}`),
    errors: summed(rows, `e${slot}`),
    slow: summed(rows, `s${slot}`),
    qualityCount: summed(rows, `q${slot}`),
    qualitySum: summed(rows, `u${slot}`),
  }));
};

/**
 * A stretch of a rollout's counters from all its shards: one query, and one more for each partition that heavy traffic
 * has spread them over. The range must reach over the row that tells of those.
 */
const readSpread = async (table: Table, tenant: TenantContext, rollout: string, range: Omit<Range, 'partition'>) => {
  const first = await table.query({ ...range, partition: partitions.counts(tenant, rollout) });
  const width = numberOf(first.find(({ SK }) => SK === shards) ?? { PK: '', SK: '' }, 'width');
  const others = await Promise.all(
    counterGroups(width).map((group) =>
      table.query({ ...range, partition: partitions.spreadCounts(tenant, rollout, group) }),
    ),
  );
  return [first, ...others].flat();
};

/** Reads what `outcome-repository.ts` counts. */
export const countsRepository = (openTable: (tenant: TenantContext) => Table): CountsReader => ({
  totals: async (tenant, rollout) => {
    const items = await readSpread(openTable(tenant), tenant, rollout, { notBefore: shards });
    return { stable: totalsOf(items, 'stable'), canary: totalsOf(items, 'canary') };
  },

  observations: async (tenant, rollout, lastBlock): Promise<Observations> => {
    const after = lastBlock === null ? {} : { after: blocksAfter(lastBlock) };
    const items = await readSpread(openTable(tenant), tenant, rollout, { ...after, consistent: true });
    return { blocks: blocksOf(items), slots: { stable: slotsOf(items, 'stable'), canary: slotsOf(items, 'canary') } };
  },
});
