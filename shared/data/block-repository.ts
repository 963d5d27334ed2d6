import type { BlockReader } from '../domain/rollouts/rollout-repository.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { blocksOf } from './counts-repository.ts';
import { blockPosition, counterGroups, keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Range, Table } from './table.ts';

const prefix = 'BLOCK#';
const rowsAtOnce = 1000;

const idOf = (item: Item): number => Number(item['id']);

/**
 * The rows of one partition from a position on, of whole minutes: of at least `wanted` of them, or all. A minute's rows
 * (its arms, shares and shards) lie side by side, so that only the last one can be cut, and it is left out.
 */
const rowsOf = async (table: Table, range: Range, wanted: number): Promise<{ rows: readonly Item[]; end: number }> => {
  const rows: Item[] = [];
  for (;;) {
    const after = rows.at(-1)?.SK ?? range.after;
    const found = await table.query({ ...range, limit: rowsAtOnce, ...(after !== undefined && { after }) });
    rows.push(...found);
    if (found.length < rowsAtOnce) return { rows, end: Number.POSITIVE_INFINITY };
    const ids = new Set(rows.map(idOf));
    if (ids.size > wanted) return { rows, end: Math.max(...ids) };
  }
};

/** The counters of a rollout as if its blocks were rows, whatever shards they are spread over. */
const blockTable = (table: Table, tenant: TenantContext, rollout: string): Pick<Table, 'query'> => ({
  query: async ({ limit = 1, after }) => {
    const { width } = (await table.get(keys.shards(tenant, rollout))) ?? { width: 1 };
    const spread = counterGroups(Number(width)).map((group) => partitions.spreadCounts(tenant, rollout, group));
    const read = await Promise.all(
      [partitions.counts(tenant, rollout), ...spread].map((partition) =>
        rowsOf(table, { partition, prefix, ...(after !== undefined && { after }) }, limit),
      ),
    );
    const end = Math.min(...read.map((each) => each.end));
    const blocks = blocksOf(read.flatMap(({ rows }) => rows.filter((row) => idOf(row) < end)));
    return blocks
      .toSorted((left, right) => left.id - right.id || left.epoch - right.epoch)
      .slice(0, limit)
      .map((block) => ({ PK: partitions.counts(tenant, rollout), SK: blockPosition(block), block }));
  },
});

/** Reads what is kept of the blocks of a rollout: 30 days. */
export const blockRepository = (openTable: (tenant: TenantContext) => Table): BlockReader => ({
  list: async (tenant, rollout, request) =>
    page(blockTable(openTable(tenant), tenant, rollout), {
      ...request,
      range: { partition: partitions.counts(tenant, rollout), prefix, newestFirst: false },
      view: ({ block }) => block as ReturnType<typeof blocksOf>[number],
    }),
});
