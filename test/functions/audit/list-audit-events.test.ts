import { ulid } from 'ulid';
import { expect, test } from 'vitest';
import { listAuditEvents } from '#functions/audit/list-audit-events.ts';
import { auditTrail } from '#shared/data/audit-trail.ts';
import { commit } from '#shared/data/commit.ts';
import { journalFor, journalOf } from '#shared/domain/command.ts';
import { asked, callerOf, editor, memoryTables, organisationB, userOf } from '#test/support/world.ts';

const minute = 60_000;
const begin = Date.parse('2026-11-21T08:00:00.000Z');
const timeOf = (number: number) => new Date(begin + number * minute);

const setUp = async (count = 5) => {
  const { openTable } = memoryTables();
  const other = callerOf(userOf('reviewer', {}));
  for (let number = 0; number < count; number += 1) {
    const effects = { now: () => timeOf(number), newId: () => `aud_${ulid(begin + number * minute)}` };
    const deed = { action: number % 2 ? 'prompt.update' : 'prompt.create', target: `prm_${number}`, workspace: 'w' };
    const journal =
      number === 3
        ? journalOf(effects, {
            tenant: editor.tenant,
            actor: { type: 'system', id: 'scanner' },
            action: 'x',
            target: 'y',
          })
        : journalFor(effects, number === 4 ? other : editor, deed);
    await commit(openTable(editor.tenant), editor.tenant, journal, [], () => new Error('rejected'));
  }
  const list = async (query: object = {}) => {
    const trail = auditTrail(openTable);
    const { data, nextCursor } = await listAuditEvents({ trail }, { ...asked(), query: { limit: 25, ...query } });
    return { targets: data.map(({ target }) => target), data, nextCursor };
  };
  return { list, openTable };
};

test('the trail is newest first, and says null for what is not known', async () => {
  const { list } = await setUp();

  const { targets, data } = await list();

  expect(targets).toEqual(['prm_4', 'y', 'prm_2', 'prm_1', 'prm_0']);
  expect(data[0]).toMatchObject({
    actor: { id: 'usr_reviewer' },
    workspace: 'w',
    ip: '192.0.2.1',
    requestId: 'request-1',
  });
  expect(data[1]).toMatchObject({ actor: { type: 'system' }, workspace: null, ip: null, requestId: null });
});

test.each([
  [{ actor: 'usr_editor' }, ['prm_2', 'prm_1', 'prm_0']],
  [{ action: 'prompt.create', actor: 'usr_editor' }, ['prm_2', 'prm_0']],
  [{ target: 'prm_1' }, ['prm_1']],
  [{ from: timeOf(3).toISOString() }, ['prm_4', 'y']],
  [{ to: timeOf(1).toISOString() }, ['prm_0']],
  [{ from: '2026-11-21T09:01:00+01:00', to: timeOf(3).toISOString() }, ['prm_2', 'prm_1']],
  [{ from: '2027-01-01T00:00:00Z' }, []],
  [{ to: '1960-01-01T00:00:00Z' }, []],
])('%o narrows it', async (query, expected) => {
  const { list } = await setUp();

  expect((await list(query)).targets).toEqual(expected);
});

test('pages lead through a narrowed trail without gap or repetition, and no cursor fits another one', async () => {
  const { list } = await setUp();
  const query = { actor: 'usr_editor', limit: 2 };

  const first = await list(query);
  const second = await list({ ...query, cursor: first.nextCursor });

  expect([...first.targets, ...second.targets]).toEqual(['prm_2', 'prm_1', 'prm_0']);
  expect(second.nextCursor).toBeNull();
  await expect(list({ actor: 'usr_other', cursor: first.nextCursor })).rejects.toMatchObject({
    faults: [{ path: 'query.cursor' }],
  });
});

test('a time that ends before it begins is refused', async () => {
  const { list } = await setUp(0);
  const from = timeOf(1).toISOString();

  await expect(list({ from, to: from })).rejects.toMatchObject({ faults: [{ path: 'query.to' }] });
});

test('the trail of another organisation is another one', async () => {
  const { openTable } = await setUp();
  const stranger = callerOf(userOf('stranger', {}, organisationB));

  const command = { ...asked(stranger), query: { limit: 25 } };
  expect((await listAuditEvents({ trail: auditTrail(openTable) }, command)).data).toEqual([]);
});

test('of a long trail where nothing fits a page is empty, and its cursor goes on', async () => {
  const { list } = await setUp(5100);

  const first = await list({ target: 'prm_1' });
  expect(first).toMatchObject({ targets: [], nextCursor: expect.any(String) });

  expect(await list({ target: 'prm_1', cursor: first.nextCursor })).toMatchObject({
    targets: ['prm_1'],
    nextCursor: null,
  });
});
