import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keys, listKey, partitions } from '#shared/data/keys.ts';
import { page } from '#shared/data/page.ts';
import type { Item, Range, Table } from '#shared/data/table.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { organisationA, organisationB } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const prompts: Range = { partition: partitions.prompts(tenant, 'default'), index: 'list' };
const nameOf = (item: Item) => String(item['name']);

const row = (position: string, name = `name-${position}`): Item => ({
  ...keys.prompt(tenant, 'default', name),
  ...listKey(tenant, partitions.prompts(tenant, 'default'), position),
  name,
});

const tableOf = async (rows: readonly Item[]) => {
  const table = memoryTable();
  for (const put of rows) await table.transact([{ put }]);
  return table;
};

const walk = async (table: Table, list: Omit<Parameters<typeof page<string>>[1], 'cursor'>) => {
  const pages: (readonly string[])[] = [];
  let cursor: string | undefined;
  do {
    const { data, nextCursor } = await page(table, { ...list, ...(cursor !== undefined && { cursor }) });
    pages.push(data);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
};

const positions = fc.uniqueArray(fc.stringMatching(/^prm_[0-9A-Z]{4}$/), { maxLength: 30 });
const limits = fc.integer({ min: 1, max: 12 });

test('walking any list with any limit gives each row once, newest first, and no page but the last is short', async () => {
  await fc.assert(
    fc.asyncProperty(positions, limits, async (all, limit) => {
      const table = await tableOf(all.map((position) => row(position)));

      const pages = await walk(table, { range: prompts, limit, view: nameOf });

      expect(pages.flat()).toEqual(
        all
          .toSorted()
          .toReversed()
          .map((position) => `name-${position}`),
      );
      expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
      expect(all.length === 0 || pages.at(-1)!.length > 0).toBe(true);
    }),
  );
});

test('rows that are left out take no place on a page', async () => {
  await fc.assert(
    fc.asyncProperty(positions, limits, async (all, limit) => {
      const table = await tableOf(all.map((position) => row(position)));
      const where = (item: Item) => nameOf(item) < 'name-prm_H';

      const pages = await walk(table, { range: prompts, limit, view: nameOf, where });

      const expected = all.map((position) => `name-${position}`).filter((name) => name < 'name-prm_H');
      expect(pages.flat()).toEqual(expected.toSorted().toReversed());
      expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
    }),
  );
});

test('a list may ask for its oldest rows first', async () => {
  const table = await tableOf(['a', 'b', 'c'].map((position) => row(position)));

  const pages = await walk(table, { range: { ...prompts, newestFirst: false }, limit: 2, view: nameOf });

  expect(pages).toEqual([['name-a', 'name-b'], ['name-c']]);
});

test('rows that come and go between two pages neither repeat nor hide others', async () => {
  const table = await tableOf(['a', 'b', 'c', 'd'].map((position) => row(position)));
  const { data, nextCursor } = await page(table, { range: prompts, limit: 2, view: nameOf });

  await table.transact([{ put: row('e') }, { delete: row('c') }]);
  const rest = await page(table, { range: prompts, limit: 2, view: nameOf, cursor: nextCursor! });

  expect([...data, ...rest.data]).toEqual(['name-d', 'name-c', 'name-b', 'name-a']);
});

const cursorOf = async (range: Range = prompts, filter = {}) => {
  const table = await tableOf(['a', 'b', 'c'].map((position) => row(position)));
  const { nextCursor } = await page(table, { range, filter, limit: 1, view: nameOf });
  return { table, cursor: nextCursor! };
};

const refusal = { code: 'validation_failed', faults: [{ path: 'query.cursor' }] };

test('a cursor is of its own list, filter and organisation, and of no other', async () => {
  const { table, cursor } = await cursorOf();
  const other = tenantOf(organisationB);
  const elsewhere: Range[] = [
    { ...prompts, partition: partitions.prompts(tenant, 'other') },
    { ...prompts, partition: partitions.prompts(other, 'default') },
    { ...prompts, partition: partitions.fragments(tenant, 'default') },
    { partition: prompts.partition },
    { ...prompts, prefix: 'b' },
  ];

  for (const range of elsewhere) {
    await expect(page(table, { range, limit: 1, view: nameOf, cursor })).rejects.toMatchObject(refusal);
  }
  const filter = { tag: 'support' };
  await expect(page(table, { range: prompts, filter, limit: 1, view: nameOf, cursor })).rejects.toMatchObject(refusal);
  expect(await page(table, { range: prompts, limit: 1, view: nameOf, cursor })).toMatchObject({ data: ['name-b'] });
});

test('a cursor with any bit flipped is refused', async () => {
  const { table, cursor } = await cursorOf();
  for (let bit = 0; bit < cursor.length * 7; bit += 1) {
    const index = Math.floor(bit / 7);
    const flipped = String.fromCharCode(cursor.charCodeAt(index) ^ (1 << (bit % 7)));
    const forged = cursor.slice(0, index) + flipped + cursor.slice(index + 1);
    await expect(page(table, { range: prompts, limit: 1, view: nameOf, cursor: forged })).rejects.toMatchObject(
      refusal,
    );
  }
});

test('no text but a cursor is one', async () => {
  const { table } = await cursorOf();
  const anything = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (cursor) => {
      await expect(page(table, { range: prompts, limit: 1, view: nameOf, cursor })).rejects.toMatchObject(refusal);
    }),
  );
});

test.each([7, null, ['b'], '', '\u0001', 'ENVIRONMENT#z', 'WEBHOOK', 'b'])(
  'a position that is none of the list, %j, is refused even under the right seal',
  async (position) => {
    const { createHash } = await import('node:crypto');
    const range: Range = { partition: partitions.workspace(tenant, 'default'), prefix: 'WEBHOOK#' };
    const list = JSON.stringify([range.partition, '', 'WEBHOOK#', {}]);
    const digest = createHash('sha256').update(`promptgate cursor 1\n${list}\n${position}`).digest('base64url');
    const cursor = Buffer.from(JSON.stringify([position, digest.slice(0, 22)])).toString('base64url');

    await expect(page(memoryTable(), { range, limit: 1, view: nameOf, cursor })).rejects.toMatchObject(refusal);
  },
);
