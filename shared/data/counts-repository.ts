import type { Arm } from '../domain/rollouts/bucket.ts';
import { slotCount } from '../domain/rollouts/bucket.ts';
import { type Block, type Counts, noPair, sumOf } from '../domain/rollouts/counts.ts';
import type { CountsReader } from '../domain/rollouts/rollout-repository.ts';
import type { ArmTotals } from '../domain/rollouts/stats.ts';
import type { Observations, SlotCounts } from '../domain/rollouts/tick.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { blocksAfter, partitions } from './keys.ts';
import type { Item, Table } from './table.ts';

const blocks = 'BLOCK#';
const totals = 'TOTALS#';

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
const blocksOf = (items: readonly Item[]): readonly Block[] => {
  const found = new Map<string, Block>();
  for (const item of items) {
    const [id, epoch] = [numberOf(item, 'id'), numberOf(item, 'epoch')];
    const name = `${id}#${epoch}`;
    found.set(name, { ...sumOf(found.get(name) ?? noPair, pairOf(item)), id, epoch });
  }
  return [...found.values()];
};

const ofArm = (items: readonly Item[], arm: Arm): readonly Item[] => items.filter((item) => item['arm'] === arm);

const summed = (items: readonly Item[], attribute: string): number =>
  items.reduce((sum, item) => sum + numberOf(item, attribute), 0);

const binsOf = (items: readonly Item[]): ArmTotals['latencyBins'] => {
  const bins = new Set(items.flatMap((item) => Object.keys(item).filter((name) => /^l\d+$/.test(name))));
  return Object.fromEntries([...bins].map((name) => [Number(name.slice(1)), summed(items, name)]));
};

const totalsOf = (items: readonly Item[], arm: Arm): ArmTotals => {
  const rows = ofArm(items, arm);
  const { [arm]: counts } = rows.map(pairOf).reduce(sumOf, noPair);
  return { ...counts, latencyBins: binsOf(rows) };
};

const slotsOf = (items: readonly Item[], arm: Arm): readonly SlotCounts[] => {
  const rows = ofArm(items, arm);
  return Array.from({ length: slotCount }, (_, slot) => ({
    count: summed(rows, `n${slot}`),
    errors: summed(rows, `e${slot}`),
    slow: summed(rows, `s${slot}`),
  }));
};

/** Reads what `outcome-repository.ts` counts. */
export const countsRepository = (openTable: (tenant: TenantContext) => Table): CountsReader => ({
  totals: async (tenant, rollout) => {
    const items = await openTable(tenant).query({ partition: partitions.counts(tenant, rollout), prefix: totals });
    return { stable: totalsOf(items, 'stable'), canary: totalsOf(items, 'canary') };
  },

  observations: async (tenant, rollout, lastBlock): Promise<Observations> => {
    const range = { partition: partitions.counts(tenant, rollout), consistent: true };
    const after = lastBlock === null ? {} : { after: blocksAfter(lastBlock) };
    const [counted, added] = await Promise.all([
      openTable(tenant).query({ ...range, prefix: blocks, ...after }),
      openTable(tenant).query({ ...range, prefix: totals }),
    ]);
    return { blocks: blocksOf(counted), slots: { stable: slotsOf(added, 'stable'), canary: slotsOf(added, 'canary') } };
  },
});
