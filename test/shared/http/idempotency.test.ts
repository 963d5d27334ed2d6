import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keys } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import type { Answer } from '#shared/http/answer.ts';
import { type IdempotentRequest, once } from '#shared/http/idempotency.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { organisationA } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const start = 1_795_248_000;

const answerOf = (status: number, text = 'the answer'): Answer => ({ status, headers: { etag: '"1"' }, body: text });

const setUp = () => {
  const table = memoryTable();
  const acts: string[] = [];
  const request = (more: Partial<IdempotentRequest> = {}): IdempotentRequest => ({
    key: 'key',
    scope: 'createPrompt\n/v1/workspaces/default/prompts\nusr_1',
    body: '{"name":"support-reply"}',
    table,
    rowKey: (id) => keys.idempotency(tenant, 'usr_1', id),
    seconds: start,
    ...more,
  });
  const send = (more: Partial<IdempotentRequest> = {}, answer: Answer | Error = answerOf(201)) =>
    once(request(more), async () => {
      acts.push(more.body ?? 'first');
      if (answer instanceof Error) throw answer;
      return answer;
    });
  return { table, acts, send };
};

test('the first answer is replayed, whatever the second would have been', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 255 }), fc.json(), fc.string(), async (key, body, text) => {
      const { acts, send } = setUp();

      const first = await send({ key, body }, answerOf(201, text));
      const again = await send({ key, body, seconds: start + 86_399 }, answerOf(201, 'another'));

      expect(again).toEqual(first);
      expect(acts).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});

test('a refusal is an answer too', async () => {
  const { acts, send } = setUp();

  await send({}, answerOf(409));

  expect(await send()).toMatchObject({ status: 409 });
  expect(acts).toHaveLength(1);
});

test('another key, operation, path or caller is another request', async () => {
  const { acts, send } = setUp();

  await send();
  await send({ key: 'another' });
  await send({ scope: 'createPrompt\n/v1/workspaces/other/prompts\nusr_1' });
  await send({ rowKey: (id) => keys.idempotency(tenant, 'usr_2', id) });

  expect(acts).toHaveLength(4);
});

test('the same key with another body is refused, whether the first is done or not', async () => {
  const { acts, send } = setUp();
  const reused = { code: 'idempotency_key_reused' };
  await send();

  await expect(send({ body: '{}' })).rejects.toMatchObject(reused);

  const { send: sendBusy, table } = setUp();
  const waiting = once(
    {
      key: 'key',
      scope: 'scope',
      body: '{"a":1}',
      table,
      rowKey: (id) => keys.idempotency(tenant, 'usr_1', id),
      seconds: start,
    },
    async () => {
      await expect(sendBusy({ scope: 'scope', body: '{}' })).rejects.toMatchObject(reused);
      return answerOf(201);
    },
  );
  await waiting;
  expect(acts).toHaveLength(1);
});

test('a long answer is kept small, and one that cannot be is not kept: its key is free again', async () => {
  const { acts, send, table } = setUp();
  const long = answerOf(201, 'the same words again '.repeat(50_000));
  const incompressible = answerOf(201, randomBytes(400 * 1024).toString('base64'));

  await send({ key: 'long' }, long);
  expect(await send({ key: 'long' })).toEqual(long);
  expect(JSON.stringify([...table.rows.values()]).length).toBeLessThan(50_000);

  expect(await send({ key: 'incompressible' }, incompressible)).toEqual(incompressible);
  expect(table.rows.size).toBe(1);
  await send({ key: 'incompressible' });
  expect(acts).toHaveLength(3);
});

test('while the first is under way the same request is a conflict', async () => {
  const { acts, send } = setUp();

  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => send()));

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
  }
  expect(acts).toHaveLength(1);
});

test.each([answerOf(429), answerOf(500), answerOf(503), new Error('crash')])(
  'what asks to be tried again is not kept: %s',
  async (failure) => {
    const { acts, send, table } = setUp();

    await send({}, failure).catch(() => undefined);

    expect(table.rows.size).toBe(0);
    expect(await send()).toMatchObject({ status: 201 });
    expect(acts).toHaveLength(2);
  },
);

test('what was done but could not be kept is not done again at once', async () => {
  const { acts, send, table } = setUp();
  let writes = 0;
  const failing = {
    ...table,
    transact: async (changes: Parameters<typeof table.transact>[0]) => {
      writes += 1;
      if (writes === 2) throw new Error('The table is down.');
      return table.transact(changes);
    },
  };

  await expect(send({ table: failing })).rejects.toThrow('The table is down.');

  await expect(send()).rejects.toMatchObject({ code: 'conflict' });
  expect(acts).toHaveLength(1);
});

test('a first that never finished gives way after a minute, to one alone', async () => {
  const { acts, send, table } = setUp();
  const hang = once(
    {
      key: 'key',
      scope: 'createPrompt\n/v1/workspaces/default/prompts\nusr_1',
      body: '{"name":"support-reply"}',
      table,
      rowKey: (id) => keys.idempotency(tenant, 'usr_1', id),
      seconds: start,
    },
    () => new Promise<Answer>(() => undefined),
  );
  expect(hang).toBeInstanceOf(Promise);
  await Promise.resolve();

  await expect(send({ seconds: start + 59 })).rejects.toMatchObject({ code: 'conflict' });
  const later = await Promise.allSettled([send({ seconds: start + 60 }), send({ seconds: start + 60 })]);

  expect(later.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(acts).toHaveLength(1);
});

test('after 24 hours a key is free again', async () => {
  const { acts, send } = setUp();
  await send();

  await send({ seconds: start + 86_400, body: '{}' });

  expect(acts).toHaveLength(2);
});

test('a row tells nothing of the key, of what was asked or of what was answered', async () => {
  const { send, table } = setUp();

  await send({ key: 'canary-key', body: '{"apiKey":"canary-asked"}' }, answerOf(201, 'whsec_canary-answered'));

  const [row] = table.rows.values();
  expect(row).toMatchObject({ entity: 'REQUEST', status: 'done', expiresAt: start + 86_400 });
  const text = JSON.stringify(row);
  const sealed = Buffer.from(String(row?.['answer']), 'base64').toString('latin1');
  for (const secret of ['canary', 'whsec_', 'apiKey', '201']) {
    expect(text).not.toContain(secret);
    expect(sealed).not.toContain(secret);
  }
});

test.each(['', 'x'.repeat(256)])('a key of a length that is not 1 to 255 is refused', async (key) => {
  const { acts, send } = setUp();

  await expect(send({ key })).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: 'header.idempotency-key' }],
  });
  expect(acts).toEqual([]);
});
