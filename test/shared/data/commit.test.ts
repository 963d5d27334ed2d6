import { expect, test } from 'vitest';
import { promptCreated } from '#events/index.ts';
import { commit } from '#shared/data/commit.ts';
import { keys } from '#shared/data/keys.ts';
import type { Write } from '#shared/data/table.ts';
import { journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { editor, testEffects } from '#test/support/world.ts';

const { tenant } = editor;
const deed = { action: 'prompt.create', target: 'prm_1', workspace: 'default' };
const row = keys.prompt(tenant, 'default', 'support-reply');

const setUp = () => {
  const table = memoryTable();
  const journal = journalFor(testEffects(), editor, deed, (tell) => [
    tell(promptCreated, { prompt: 'support-reply' }),
    tell(promptCreated, { prompt: 'another' }),
  ]);
  const write = (writes: readonly Write[]) =>
    commit(table, tenant, journal, writes, (position) => new AppError('conflict', `write ${position}`));
  return { table, journal, write };
};

test('a change, its audit entry and its events are there together', async () => {
  const { table, journal, write } = setUp();

  await write([{ put: { ...row, name: 'support-reply' } }]);

  expect(await table.get(row)).toMatchObject({ name: 'support-reply' });
  expect(await table.get(keys.audit(tenant, journal.audit.id))).toMatchObject({ entity: 'AUDIT', ...journal.audit });
  for (const event of journal.events) {
    expect(await table.get(keys.event(tenant, event.id))).toMatchObject({
      entity: 'EVENT',
      event,
      expiresAt: Date.parse('2026-11-28T08:00:00.000Z') / 1000,
    });
  }
  expect(table.rows.size).toBe(4);
});

test('a change that may not be leaves neither entry nor event, and says which write it was', async () => {
  const { table, write } = setUp();
  const other = keys.prompt(tenant, 'default', 'other');

  await expect(write([{ put: row }, { check: other, when: 'present' }])).rejects.toMatchObject({
    code: 'conflict',
    message: 'write 1',
  });

  expect(table.rows.size).toBe(0);
});

test('an audit entry is never written over', async () => {
  const { table, journal, write } = setUp();
  await write([]);
  const before = await table.get(keys.audit(tenant, journal.audit.id));

  await expect(write([{ put: row }])).rejects.toThrow();

  expect(await table.get(keys.audit(tenant, journal.audit.id))).toEqual(before);
  expect(await table.get(row)).toBeUndefined();
});

test('a table that fails is no rejection', async () => {
  const { table, journal } = setUp();
  const failing = { ...table, transact: async () => Promise.reject(new Error('The table is down.')) };

  await expect(commit(failing, tenant, journal, [], () => new AppError('conflict', 'no'))).rejects.toThrow('is down');
});
