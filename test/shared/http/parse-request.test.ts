import { expect, test } from 'vitest';
import { problem } from '#shared/contracts/problem-schema.ts';
import { httpEvent } from '#test/support/http-event.ts';
import { codeOf, creating, editor, getting, listing, promptFunction } from './prompt-function.ts';

test.each([
  ['{"name":"a","surprise":1}', 'body'],
  ['{"name":"a","tags":["A"]}', 'body.tags.0'],
  ['{}', 'body.name'],
  ['', 'body.name'],
  ['[]', 'body'],
  ['null', 'body'],
  ['{"name":"a"', 'body'],
  ['{"name":"a","name":"b"}', 'body.name'],
])('the body %s is refused with the place of its fault', async (body, path) => {
  const { create } = await promptFunction();

  const answer = await create('', { body, headers: { 'content-type': 'application/json; charset=utf-8' } });

  expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'validation_failed']);
  expect(JSON.parse(answer.body).errors[0].path).toBe(path);
  expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
  expect(problem.safeParse(JSON.parse(answer.body)).success).toBe(true);
});

test.each(['a%2Db', 'a%252Db', '%', '%61-b', 'A-b', ''])(
  'a prompt called %s is not there: a name is decoded once',
  async (prompt) => {
    const { call, create } = await promptFunction();
    await create('a-b');

    expect((await call(getting, { as: editor, params: { prompt } })).statusCode).toBe(404);
    expect((await call(getting, { as: editor, params: { prompt: 'a-b' } })).statusCode).toBe(200);
  },
);

test.each(['0', '101', '1.5', 'x', ''])('a page of %s things is refused', async (limit) => {
  const { call } = await promptFunction();

  const answer = await call(listing, { as: editor, query: { limit } });

  expect([answer.statusCode, JSON.parse(answer.body).errors]).toMatchObject([400, [{ path: 'query.limit' }]]);
});

test('a body that is not declared as JSON, or above 1 MiB, is refused', async () => {
  const { create } = await promptFunction();
  const body = '{"name":"a"}';

  for (const headers of [{}, { 'content-type': 'text/plain' }, { 'content-type': 'application/xml' }]) {
    expect((await create('', { body, headers: headers as Record<string, string> })).statusCode).toBe(415);
  }
  const large = `{"name":"a","description":"${'x'.repeat(1024 * 1024)}"}`;
  expect((await create('', { body: large, headers: { 'content-type': 'application/json' } })).statusCode).toBe(413);
});

test('a body that API Gateway encoded is decoded', async () => {
  const { handler } = await promptFunction();
  const event = httpEvent(creating, { as: editor, params: { workspace: 'default' }, body: {} });
  const body = Buffer.from('{"name":"support-reply"}').toString('base64');

  expect((await handler({ ...event, body, isBase64Encoded: true })).statusCode).toBe(201);
});
