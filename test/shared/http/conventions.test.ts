import { expect, test } from 'vitest';
import { httpEvent } from '#test/support/http-event.ts';
import { organisationA } from '#test/support/world.ts';
import { codeOf, editor, getting, keyOf, promptFunction, tagOf, updating, viewer } from './prompt-function.ts';

test('an answer has its status, its type, its request and what the route declares, and no shared cache keeps it', async () => {
  const { create } = await promptFunction();

  const { statusCode, headers, body } = await create();

  expect(statusCode).toBe(201);
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-request-id': 'request-1',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(Object.keys(JSON.parse(body)).toSorted()).toEqual(
    ['createdAt', 'createdBy', 'description', 'id', 'latestVersion', 'name', 'tags'].toSorted(),
  );
});

test('every request leaves one line, which says who did what and nothing of the content', async () => {
  const { create, call, lines } = await promptFunction();

  await create('support-reply', { body: { name: 'support-reply', description: 'canary' } });
  await call(getting, { as: editor, params: { prompt: 'canary' } });

  expect(lines).toMatchObject([
    {
      requestId: 'request-1',
      operation: 'createPrompt',
      organisationId: organisationA,
      principal: editor.id,
      status: 201,
    },
    { operation: 'getPrompt', status: 404, error: 'not_found' },
  ]);
  expect(JSON.stringify(lines)).not.toContain('canary');
});

test('a method or path that no route has is not found', async () => {
  const { handler } = await promptFunction();

  for (const route of [
    { method: 'DELETE', path: '/v1/workspaces/{workspace}/prompts' },
    { method: 'GET', path: '/v1/nothing' },
  ] as const) {
    expect((await handler(httpEvent(route, { as: editor, params: { workspace: 'default' } }))).statusCode).toBe(404);
  }
});

test('a thing read before is not sent again, until it changes', async () => {
  const { call, create } = await promptFunction();
  await create();
  const params = { prompt: 'support-reply' };
  const first = await call(getting, { as: viewer, params });

  const again = await call(getting, { as: viewer, params, headers: { 'If-None-Match': tagOf(first) } });
  expect([again.statusCode, again.body, tagOf(again)]).toEqual([304, '', tagOf(first)]);

  await call(updating, { as: editor, params, body: { description: 'changed' } });
  const changed = await call(getting, { as: viewer, params, headers: { 'if-none-match': tagOf(first) } });
  expect(changed.statusCode).toBe(200);
  expect(tagOf(changed)).not.toBe(tagOf(first));
});

test('a change that was made on what is no longer there fails, and changes nothing', async () => {
  const { call, create } = await promptFunction();
  await create();
  const params = { prompt: 'support-reply' };
  const before = tagOf(await call(getting, { as: editor, params }));
  const change = (description: string, ifMatch: string) =>
    call(updating, { as: editor, params, body: { description }, headers: { 'if-match': ifMatch } });

  const first = await change('first', before);
  expect(first.statusCode).toBe(200);
  expect(tagOf(first)).toBe(tagOf(await call(getting, { as: editor, params })));
  const second = await change('second', before);
  expect([second.statusCode, codeOf(second)]).toEqual([412, 'precondition_failed']);
  expect(JSON.parse((await call(getting, { as: editor, params })).body).description).toBe('first');
  expect((await change('third', '*')).statusCode).toBe(200);
});

test('the same key creates once and gets the same answer twice, refusals included', async () => {
  const { create, rowsOf } = await promptFunction();
  const headers = { 'Idempotency-Key': 'key-1' };

  const first = await create('support-reply', { headers });
  const again = await create('support-reply', { headers, requestId: 'request-2' });
  const taken = await create('support-reply', { headers: { 'Idempotency-Key': 'key-2' } });
  const takenAgain = await create('support-reply', { headers: { 'Idempotency-Key': 'key-2' } });

  expect([again.statusCode, again.body]).toEqual([201, first.body]);
  expect(again.headers).toMatchObject({ 'x-request-id': 'request-2' });
  expect([taken.statusCode, takenAgain.statusCode, takenAgain.body]).toEqual([409, 409, taken.body]);
  expect(rowsOf('PROMPT')).toHaveLength(1);
  expect(codeOf(await create('another', { headers }))).toBe('idempotency_key_reused');
});

test('a request that cannot be read leaves its key free, and with a key that is taken it is the wrong body', async () => {
  const { create, rowsOf } = await promptFunction();
  const headers = { 'Idempotency-Key': 'key-1', 'content-type': 'application/json' };
  const unreadable = { headers, body: '{"name":7}' };

  expect(codeOf(await create('', unreadable))).toBe('validation_failed');
  expect(rowsOf('REQUEST')).toHaveLength(0);
  expect((await create('support-reply', { headers })).statusCode).toBe(201);
  expect(codeOf(await create('', unreadable))).toBe('idempotency_key_reused');
});

test('the same key of another caller is another request', async () => {
  const { create } = await promptFunction();
  const headers = { 'Idempotency-Key': 'key-1' };

  expect((await create('one', { headers })).statusCode).toBe(201);
  expect((await create('two', { headers, as: keyOf('default', ['write']) })).statusCode).toBe(201);
});
