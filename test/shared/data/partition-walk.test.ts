import { expect, test } from 'vitest';
import { partitions } from '#shared/data/keys.ts';
import { firstPlaces, type Place, placesBehind, placesOf } from '#shared/data/partition-walk.ts';
import { rowsOf } from '#shared/data/rows-of.ts';
import type { Item } from '#shared/data/table.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { rowOfEveryKind } from '#test/support/row-of-every-kind.ts';
import { organisationA } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);

const full = async (rows: readonly Item[] = rowOfEveryKind(tenant)) => {
  const table = memoryTable();
  for (const put of rows) await table.transact([{ put }]);
  return table;
};

const nameOf = ({ PK, SK }: Item) => `${PK} ${SK}`;

const found = async (table: Awaited<ReturnType<typeof full>>) => {
  const names: string[] = [];
  for (const kind of Object.keys(partitions) as (keyof typeof partitions)[]) {
    for await (const { partition } of placesOf(table, tenant, kind)) {
      for await (const row of rowsOf(table, { partition })) names.push(nameOf(row));
    }
  }
  return names;
};

/** The same from row to row, as the eraser goes. */
const reached = async (table: Awaited<ReturnType<typeof full>>) => {
  const partitionsSeen = new Set<string>();
  const names: string[] = [];
  const visit = async (place: Place): Promise<void> => {
    if (partitionsSeen.has(place.partition)) return;
    partitionsSeen.add(place.partition);
    for await (const row of rowsOf(table, place)) {
      names.push(nameOf(row));
      for (const behind of placesBehind(tenant, place, row)) await visit(behind);
    }
  };
  for (const place of firstPlaces(tenant)) await visit(place);
  return names;
};

test('a walk finds a row of every kind, those included that nothing leads to but the audit trail', async () => {
  const rows = rowOfEveryKind(tenant);
  const table = await full(rows);

  expect((await found(table)).toSorted()).toEqual(rows.map(nameOf).toSorted());
  expect((await reached(table)).toSorted()).toEqual(rows.map(nameOf).toSorted());
});

test('a walk goes through partitions of any size, a few rows at a time', async () => {
  const many = Array.from({ length: 450 }, (_, index) => ({
    PK: partitions.prompts(tenant, 'default'),
    SK: `PROMPT#p${String(index).padStart(3, '0')}`,
  }));
  const versions = many.map(({ SK }) => ({ PK: partitions.prompt(tenant, 'default', SK.slice(7)), SK: 'VERSION#1' }));
  const rows = [{ PK: partitions.workspaces(tenant), SK: 'WORKSPACE#default' }, ...many, ...versions];

  expect((await found(await full(rows))).toSorted()).toEqual(rows.map(nameOf).toSorted());
});
