import { beforeAll, describe, expect, test } from 'vitest';
import { keys, listKey, partitions } from '#shared/data/keys.ts';
import { type Item, type Range, type Table, type Write, WriteRejected } from '#shared/data/table.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { effects } from '#shared/runtime/effects.ts';

/** What every {@link Table} does, whatever it is made of; each test has an organisation to itself. */
export const tableSpec = (name: string, openTable: (tenant: TenantContext) => Table) => {
  describe(`a table ${name}`, () => {
    let tenant: TenantContext;
    let table: Table;

    beforeAll(() => {
      const organisation = () => tenantOf(effects.newId('organisation'));
      tenant = organisation();
      table = openTable(tenant);
    });

    const key = (id: string) => keys.webhook(tenant, 'default', id);
    const row = (id: string, more: object = {}): Item => ({ ...key(id), ...more });
    const put = async (...items: readonly Item[]) => table.transact(items.map((item) => ({ put: item })));
    const rejection = async (...writes: readonly Write[]) =>
      table.transact(writes).then(
        () => undefined,
        (error: unknown) => error,
      );

    test('gives back what was put, and nothing for what was not', async () => {
      const item = row('whole', {
        text: 'ä😀',
        number: 1.5,
        yes: true,
        none: null,
        list: [1, 'a', { b: [] }],
        empty: '',
      });

      await put(item);

      expect(await table.get(key('whole'))).toEqual(item);
      expect(await table.get(key('whole'), { consistent: true })).toEqual(item);
      expect(await table.get(key('nothing'))).toBeUndefined();
    });

    test('drops what is undefined, at any depth', async () => {
      await put(row('undefined', { a: undefined, b: { c: undefined, d: 1 } }));

      expect(await table.get(key('undefined'))).toEqual(row('undefined', { b: { d: 1 } }));
    });

    test('shares no memory with whoever wrote', async () => {
      const list = [1];
      await put(row('memory', { list }));
      list.push(2);

      expect(await table.get(key('memory'))).toMatchObject({ list: [1] });
    });

    test('finds many rows in the order of their keys, with gaps and repetitions', async () => {
      await put(row('many-1'), row('many-2'));

      const found = await table.getMany([key('many-2'), key('none'), key('many-1'), key('many-2')]);

      expect(found).toEqual([row('many-2'), undefined, row('many-1'), row('many-2')]);
      expect(await table.getMany([])).toEqual([]);
    });

    test('updates set, remove and add, and make the row when there is none', async () => {
      await put(row('update', { keep: 1, change: 1, drop: 1, count: 5 }));

      const change = {
        set: { change: 2, more: { a: 1 }, none: undefined },
        remove: ['drop'],
        add: { count: 2, fresh: 1 },
      };
      await table.transact([
        { update: key('update'), ...change },
        { update: key('made'), set: { a: 1 }, add: { n: 1 }, remove: [] },
      ]);

      const expected = { keep: 1, change: 2, more: { a: 1 }, count: 7, fresh: 1 };
      expect(await table.get(key('update'))).toEqual(row('update', expected));
      expect(await table.get(key('made'))).toEqual(row('made', { a: 1, n: 1 }));
    });

    test('an update never changes the key', async () => {
      await put(row('key'));

      expect(await rejection({ update: key('key'), set: { SK: 'another' } })).toBeInstanceOf(Error);
      expect(await rejection({ update: key('key'), set: { ...row('key'), a: 1 } })).toBeInstanceOf(Error);
    });

    test('lists a row within its own organisation or does not write it', async () => {
      const stranger = tenantOf(effects.newId('organisation'));
      const listed = listKey(stranger, partitions.fragments(stranger, 'default'), 'x');

      expect(await rejection({ put: row('poison', listed) })).toBeInstanceOf(Error);
      expect(await rejection({ update: key('poison'), set: listed })).toBeInstanceOf(Error);
      expect(await table.get(key('poison'))).toBeUndefined();
    });

    test('deletes, also what is not there', async () => {
      await put(row('delete'));

      await table.transact([{ delete: key('delete') }, { delete: key('never') }]);

      expect(await table.get(key('delete'))).toBeUndefined();
    });

    const condition = { text: 'a', number: 1, yes: true, none: null };

    test.each([
      ['absent', 'absent', false],
      ['present', 'present', true],
      ['equal in everything', condition, true],
      ['equal in a part', { ...condition, number: 2 }, false],
      ['of another type', { number: '1' }, false],
      ['without an attribute that it lacks', { missing: undefined }, true],
      ['without an attribute that it has', { text: undefined }, false],
      ['equal in what it lacks', { missing: 1 }, false],
      ['one of several', { number: [3, 2, 1], text: ['a'] }, true],
      ['none of several', { number: [3, 2] }, false],
      ['below a bound', { number: { lessThan: 1.5 } }, true],
      ['at the bound', { number: { lessThan: 1 } }, false],
      ['below a bound in what it lacks', { missing: { lessThan: 1 } }, false],
      ['below a bound or without it', { missing: { lessThan: 1, orAbsent: true }, text: 'a' }, true],
      ['at the bound and not without it', { number: { lessThan: 1, orAbsent: true } }, false],
      ['from a bound on', { number: { atLeast: 1 } }, true],
      ['not from a bound on', { number: { atLeast: 1.5 } }, false],
      ['from a bound on in what it lacks', { missing: { atLeast: 1 } }, false],
      ['within bounds', { number: { atLeast: 0, lessThan: 2 } }, true],
      ['above its bounds', { number: { atLeast: -1, lessThan: 1, orAbsent: true } }, false],
      ['of no number at all', { text: { atLeast: 0, orAbsent: true } }, false],
    ] as const)('judges a row %s', async (what, when, holds) => {
      const id = `condition-${what.replaceAll(' ', '-')}`;
      await put(row(id, condition));

      for (const write of [
        { check: key(id), when },
        { update: key(id), add: { writes: 1 }, when },
        { put: row(id, { ...condition, replaced: true }), when },
        { delete: key(id), when },
      ] as const) {
        const error = await rejection(write);
        if (holds) expect(error).toBeUndefined();
        else expect(error).toBeInstanceOf(WriteRejected);
        await put(row(id, condition));
      }
    });

    test('judges what is not there', async () => {
      const none = key('never');

      expect(await rejection({ check: none, when: 'absent' })).toBeUndefined();
      expect(await rejection({ check: none, when: { missing: undefined } })).toBeUndefined();
      expect(await rejection({ check: none, when: 'present' })).toBeInstanceOf(WriteRejected);
      expect(await rejection({ check: none, when: { number: 1 } })).toBeInstanceOf(WriteRejected);
    });

    test('updates one row by itself, and tells what it is then', async () => {
      const counter = keys.bucket(tenant, 'spec');
      const write = { update: counter, add: { used: 1 }, when: { used: { lessThan: 2, orAbsent: true } } } as const;

      expect(await table.update(write)).toEqual({ ...counter, used: 1 });
      expect(await table.update({ ...write, set: { expiresAt: 1 } })).toEqual({ ...counter, used: 2, expiresAt: 1 });
      expect(await table.update(write)).toBeUndefined();
      expect(await table.get(counter)).toEqual({ ...counter, used: 2, expiresAt: 1 });
    });

    test('of writers that want the last unit at once one gets it', async () => {
      const counter = keys.counter(tenant, 'spec', 'always');
      const when = { used: { lessThan: 1, orAbsent: true } } as const;
      const writers = Array.from({ length: 64 }, () => rejection({ update: counter, add: { used: 1 }, when }));

      const refused = (await Promise.all(writers)).filter((error) => error !== undefined);

      expect(refused).toHaveLength(63);
      for (const error of refused) expect(error).toBeInstanceOf(WriteRejected);
      expect(await table.get(counter, { consistent: true })).toEqual({ ...counter, used: 1 });
    });

    test('does all of a transaction or nothing, and says which conditions failed', async () => {
      await put(row('first', { a: 1 }));

      const error = await rejection(
        { put: row('second') },
        { put: row('first'), when: 'absent' },
        { update: key('third'), set: { a: 1 } },
        { check: key('fourth'), when: 'present' },
      );

      expect(error).toMatchObject({ failed: [1, 3] });
      expect(await table.getMany(['first', 'second', 'third'].map(key))).toEqual([
        row('first', { a: 1 }),
        undefined,
        undefined,
      ]);
    });

    test('writes a row once in a transaction, and at most a hundred', async () => {
      expect(await rejection({ put: row('twice') }, { delete: key('twice') })).toBeInstanceOf(Error);
      const many = Array.from({ length: 101 }, (_, number) => ({ put: row(`hundred-${number}`) }));
      expect(await rejection(...many)).toBeInstanceOf(Error);
      expect(await rejection(...many.slice(1))).toBeUndefined();
    });

    test('of writers that expect the same revision one wins', async () => {
      await put(row('race', { revision: 1 }));

      const writers = Array.from({ length: 5 }, (_, writer) =>
        rejection({ put: row('race', { revision: 2, writer }), when: { revision: 1 } }),
      );

      expect((await Promise.all(writers)).filter((error) => error === undefined)).toHaveLength(1);
    });

    describe('a stretch of a partition', () => {
      const ids = ['a', 'b', 'c', 'd', 'e'];
      let partition: string;
      const read = async (range: Omit<Range, 'partition'> = {}) =>
        (await table.query({ partition, ...range })).map(({ SK }) => SK.slice('VERSION#'.length));

      beforeAll(async () => {
        partition = partitions.fragment(tenant, 'default', 'listed');
        const listed = ids.map((id) => ({
          PK: partition,
          SK: `VERSION#${id}`,
          ...listKey(tenant, partitions.fragments(tenant, 'default'), `position-${ids.length - ids.indexOf(id)}`),
        }));
        await put(...listed, { PK: partition, SK: 'OTHER#a' }, { PK: partition, SK: 'WHATEVER#a' });
      });

      const prefix = 'VERSION#';

      test('is read in the order of its sort keys, from either end', async () => {
        expect(await read({ prefix })).toEqual(ids);
        expect(await read({ prefix, newestFirst: true })).toEqual(ids.toReversed());
        expect(await table.query({ partition })).toHaveLength(7);
        expect(await read({ prefix, consistent: true, limit: 2 })).toEqual(['a', 'b']);
      });

      test('goes on behind any sort key, there or not, and ends where its prefix does', async () => {
        expect(await read({ prefix, after: 'VERSION#b' })).toEqual(['c', 'd', 'e']);
        expect(await read({ prefix, after: 'VERSION#bb', limit: 2 })).toEqual(['c', 'd']);
        expect(await read({ prefix, after: 'VERSION#b', newestFirst: true })).toEqual(['a']);
        expect(await read({ prefix, after: 'VERSION#d', newestFirst: true, limit: 2 })).toEqual(['c', 'b']);
        expect(await read({ prefix, after: 'VERSION#e' })).toEqual([]);
        expect(await read({ prefix, after: 'VERSION#a', newestFirst: true })).toEqual([]);
      });

      test('leaves out what is below a bound', async () => {
        expect(await read({ prefix, notBefore: 'VERSION#c' })).toEqual(['c', 'd', 'e']);
        expect(await read({ prefix, notBefore: 'VERSION#d', newestFirst: true })).toEqual(['e', 'd']);
        expect(await read({ prefix, notBefore: 'VERSION#d', after: 'VERSION#b', newestFirst: true })).toEqual([]);
      });

      test('by the list index is in the order of its positions', async () => {
        const list: Range = { partition: partitions.fragments(tenant, 'default'), index: 'list' };
        const skOf = (items: readonly Item[]) => items.map(({ SK }) => SK.slice('VERSION#'.length));

        expect(skOf(await table.query(list))).toEqual(ids.toReversed());
        expect(skOf(await table.query({ ...list, newestFirst: true, limit: 2 }))).toEqual(['a', 'b']);
        expect(skOf(await table.query({ ...list, newestFirst: true, after: 'position-4' }))).toEqual(['c', 'd', 'e']);
      });

      test('of an empty partition is nothing', async () => {
        expect(await table.query({ partition: partitions.fragment(tenant, 'default', 'none') })).toEqual([]);
      });

      test('that takes many calls is read whole', async () => {
        const large = partitions.fragment(tenant, 'default', 'large');
        const items = Array.from({ length: 20 }, (_, number) => ({
          PK: large,
          SK: `ROW#${String(number).padStart(2, '0')}`,
          text: 'x'.repeat(100_000),
        }));
        for (const item of items) await put(item);

        expect(await table.query({ partition: large })).toHaveLength(20);
        expect(await table.query({ partition: large, limit: 15, newestFirst: true })).toHaveLength(15);
      });
    });
  });
};
