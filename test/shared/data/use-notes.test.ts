import { expect, test } from 'vitest';
import { keys } from '#shared/data/keys.ts';
import type { Table } from '#shared/data/table.ts';
import { usedAtOf, useNotes } from '#shared/data/use-notes.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { memoryTables, organisationA, testEffects } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);

const setUp = () => {
  const { openTable } = memoryTables();
  const { now, advance } = testEffects();
  const errors: unknown[] = [];
  let writes = 0;
  const counted = (table: Table): Table => ({
    ...table,
    update: async (write) => {
      writes += 1;
      return table.update(write);
    },
  });
  const process = () => useNotes({ openTable: (each) => counted(openTable(each)), now, failed: (e) => errors.push(e) });
  const lastUse = async (id: string) => usedAtOf(await openTable(tenant).get(keys.use(tenant, id)));
  return { openTable, now, advance, errors, process, lastUse, writes: () => writes };
};

test('the last use of a key is known to a minute, and written once in it', async () => {
  const { advance, process, lastUse, writes } = setUp();
  const note = process();
  expect(await lastUse('key_1')).toBeNull();

  for (const seconds of [0, 1, 58]) {
    advance(seconds);
    note(tenant, 'key_1');
  }
  expect(await lastUse('key_1')).toBe('2026-11-21T08:00:00.000Z');
  expect(writes()).toBe(1);

  advance(1);
  note(tenant, 'key_1');
  expect(await lastUse('key_1')).toBe('2026-11-21T08:01:00.000Z');
});

test('each key has a note of its own', async () => {
  const { process, lastUse } = setUp();
  const note = process();

  note(tenant, 'key_1');
  note(tenant, 'key_2');

  expect(await lastUse('key_1')).not.toBeNull();
  expect(await lastUse('key_2')).not.toBeNull();
});

test('a process that comes late does not take a later moment back', async () => {
  const { openTable, now, advance, process, lastUse } = setUp();
  const frozen = useNotes({ openTable, now: () => new Date('2026-11-21T07:00:00.000Z'), failed: () => undefined });
  advance(60);
  process()(tenant, 'key_1');

  frozen(tenant, 'key_1');

  expect(now().toISOString()).toBe('2026-11-21T08:01:00.000Z');
  expect(await lastUse('key_1')).toBe('2026-11-21T08:01:00.000Z');
});

test('a failure is told and troubles nobody', async () => {
  const { now } = testEffects();
  const broken = new Error('throttled');
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const openTable = () => ({ update: async () => Promise.reject(broken) }) as unknown as Table;

  useNotes({ openTable, now, failed: resolve })(tenant, 'key_1');

  expect(await promise).toBe(broken);
});
