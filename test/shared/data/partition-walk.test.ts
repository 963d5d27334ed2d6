import { expect, test } from 'vitest';
import { partitions } from '#shared/data/keys.ts';
import { partitionKinds, partitionWalk } from '#shared/data/partition-walk.ts';
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
  const walk = partitionWalk(table, tenant);
  const names: string[] = [];
  for (const kind of partitionKinds) {
    for await (const partition of walk.partitionsOf(kind)) {
      for await (const row of rowsOf(table, { partition })) names.push(nameOf(row));
    }
  }
  return names;
};

test('a walk finds a row of every kind, those included that nothing leads to but the audit trail', async () => {
  const rows = rowOfEveryKind(tenant);

  expect((await found(await full(rows))).toSorted()).toEqual(rows.map(nameOf).toSorted());
});

test('a walk goes through partitions of any size, a few rows at a time', async () => {
  const many = Array.from({ length: 175 }, (_, index) => ({
    PK: partitions.prompts(tenant, 'default'),
    SK: `PROMPT#p${String(index).padStart(3, '0')}`,
  }));
  const versions = many.map(({ SK }) => ({ PK: partitions.prompt(tenant, 'default', SK.slice(7)), SK: 'VERSION#1' }));
  const rows = [{ PK: partitions.workspaces(tenant), SK: 'WORKSPACE#default' }, ...many, ...versions];

  expect((await found(await full(rows))).toSorted()).toEqual(rows.map(nameOf).toSorted());
});

test('erased in its order and interrupted anywhere, a walk finds all that is left', async () => {
  const rows = rowOfEveryKind(tenant);
  const table = await full(rows);
  const walk = () => partitionWalk(table, tenant);
  for (const kind of partitionKinds) {
    const left = new Set([...table.rows.values()].map(nameOf));
    expect(new Set(await found(table)), `before ${kind}`).toEqual(left);
    for await (const partition of walk().partitionsOf(kind)) {
      for (const row of await table.query({ partition })) await table.transact([{ delete: row }]);
    }
  }
  expect(table.rows.size).toBe(0);
});

test('no kind of partition is left out', () => {
  expect(partitionKinds.toSorted()).toEqual(Object.keys(partitions).toSorted());
});
