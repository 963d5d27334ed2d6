import { marshall } from '@aws-sdk/util-dynamodb';
import { counterGroups, keys, partitions } from '#shared/data/keys.ts';
import type { Item } from '#shared/data/table.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { itemSize } from '../item-size.ts';

/** What one look at a rollout reads when one block is new: queries, rows, and units of consistent reads. */
export const lookUnits = (rows: ReadonlyMap<string, Item>, tenant: TenantContext, rollout: string, block: number) => {
  const all = [...rows.values()];
  const { SK: shards } = keys.shards(tenant, rollout);
  const width = Number(all.find(({ SK }) => SK === shards)?.['width'] ?? 1);
  const read = [
    partitions.counts(tenant, rollout),
    ...counterGroups(width).map((group) => partitions.spreadCounts(tenant, rollout, group)),
  ].map((partition) => all.filter(({ PK, id }) => PK === partition && (id === undefined || id === block)));
  const unitsOf = (found: readonly Item[]) =>
    Math.max(1, Math.ceil(found.reduce((sum, row) => sum + itemSize(marshall(row)), 0) / 4096));
  return {
    queries: read.length,
    rows: read.flat().length,
    units: read.reduce((sum, found) => sum + unitsOf(found), 0),
  };
};
