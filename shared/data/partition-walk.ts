import type { TenantContext } from '../domain/tenant.ts';
import { partitions } from './keys.ts';
import { type Found, type Names, type PartitionKind, partitionTree } from './partition-tree.ts';
import { rowsOf } from './rows-of.ts';
import type { Item, Table } from './table.ts';

/** A partition of an organisation. */
export type Place = { readonly kind: PartitionKind; readonly names: Names; readonly partition: string };

const tree: Readonly<Record<PartitionKind, Found>> = partitionTree;
const kinds = Object.keys(tree) as readonly PartitionKind[];

const placeOf = (tenant: TenantContext, kind: PartitionKind, names: Names): Place => {
  const make = partitions[kind] as (tenant: TenantContext, ...names: Names) => string;
  return { kind, names, partition: make(tenant, ...names) };
};

/** The partitions that every organisation has, in the order of {@link partitionTree}. */
export const firstPlaces = (tenant: TenantContext): readonly Place[] =>
  kinds.flatMap((kind) => tree[kind].always.map((names) => placeOf(tenant, kind, names)));

/** What a row of a partition leads to. */
export const placesBehind = (tenant: TenantContext, { kind: from, names }: Place, row: Item): readonly Place[] =>
  kinds.flatMap((kind) =>
    tree[kind].leads
      .filter((lead) => lead.from === from && row.SK.startsWith(lead.prefix))
      .flatMap((lead) => lead.to([...names, row.SK.slice(lead.prefix.length)], row))
      .map((found) => placeOf(tenant, kind, found)),
  );

/** Every partition of a kind that has rows, and perhaps some that have none (any more); each once. */
export const placesOf = async function* (
  table: Table,
  tenant: TenantContext,
  kind: PartitionKind,
): AsyncGenerator<Place> {
  const { always, leads } = tree[kind];
  for (const names of always) yield placeOf(tenant, kind, names);
  const told = new Set<string>();
  for (const { from, prefix, to } of leads) {
    for await (const place of placesOf(table, tenant, from)) {
      for await (const row of rowsOf(table, { partition: place.partition, prefix })) {
        for (const names of to([...place.names, row.SK.slice(prefix.length)], row)) {
          const found = placeOf(tenant, kind, names);
          if (told.has(found.partition)) continue;
          if (leads.length > 1) told.add(found.partition);
          yield found;
        }
      }
    }
  }
};
