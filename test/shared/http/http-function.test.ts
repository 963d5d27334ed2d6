import { expect, test } from 'vitest';
import * as z from 'zod';
import { defineRoute } from '#shared/contracts/define-route.ts';
import { AppError } from '#shared/domain/errors.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { httpEvent } from '#test/support/http-event.ts';
import { testEffects } from '#test/support/world.ts';
import { tagOf } from './prompt-function.ts';

const noteRoutes = {
  getNote: defineRoute({
    operationId: 'getNote',
    method: 'GET',
    path: '/v1/note',
    summary: 'Get a note',
    access: 'public',
    response: {
      status: 200,
      body: z.object({ text: z.string(), seen: z.number() }),
      volatile: ['seen'],
      cacheControl: 'private, max-age=5',
      media: ['text/markdown'],
    },
    errors: [],
  }),
  deleteNote: defineRoute({
    operationId: 'deleteNote',
    method: 'DELETE',
    path: '/v1/note',
    summary: 'Delete the note',
    access: 'public',
    response: { status: 204 },
    errors: [],
  }),
  writeNote: defineRoute({
    operationId: 'writeNote',
    method: 'POST',
    path: '/v1/note',
    summary: 'Write a note',
    access: 'public',
    body: z.strictObject({ text: z.string() }),
    response: { status: 200, body: z.object({ text: z.string() }) },
    errors: [],
  }),
};

const noteFunction = (fail?: unknown) => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const directory = memoryTable();
  let seen = 0;
  const getNote = async () => {
    if (fail) throw fail;
    seen += 1;
    return { text: 'hello', seen, passwordHash: 'canary' };
  };
  const handler = httpFunction(
    noteRoutes,
    { getNote, deleteNote: async () => undefined, writeNote: async (_: unknown, { body }) => body },
    {},
    { effects: testEffects(), log: (line) => lines.push(line), directory },
    { getNote: { 'text/markdown': ({ text }: { readonly text: string }) => `# ${text}` } },
  );
  return { handler, lines, directory };
};

test('fields that a route does not declare never leave', async () => {
  const { body } = await noteFunction().handler(httpEvent(noteRoutes.getNote));

  expect(JSON.parse(body)).toEqual({ text: 'hello', seen: 1 });
});

test('a volatile field changes the answer and not its tag', async () => {
  const { handler } = noteFunction();
  const first = await handler(httpEvent(noteRoutes.getNote));
  const second = await handler(httpEvent(noteRoutes.getNote));

  expect(second.body).not.toBe(first.body);
  expect(tagOf(second)).toBe(tagOf(first));
  expect(second.headers).toMatchObject({ 'cache-control': 'private, max-age=5' });
  const headers = { 'if-none-match': tagOf(first) };
  expect((await handler(httpEvent(noteRoutes.getNote, { headers }))).statusCode).toBe(304);
});

test('another representation is answered to who asks for it by name', async () => {
  const { handler } = noteFunction();
  const accept = async (value: string) =>
    (await handler(httpEvent(noteRoutes.getNote, { headers: { Accept: value } }))).headers?.['content-type'];

  expect(await accept('text/markdown')).toBe('text/markdown');
  expect(await accept('text/html, TEXT/markdown;q=0.9')).toBe('text/markdown');
  expect(await accept('*/*')).toBe('application/json');
  expect(await accept('application/json')).toBe('application/json');
});

test('an answer without a body is empty', async () => {
  const { statusCode, body, headers } = await noteFunction().handler(httpEvent(noteRoutes.deleteNote));

  expect([statusCode, body]).toEqual([204, '']);
  expect(headers).not.toHaveProperty('content-type');
});

test.each([
  new Error('canary'),
  new TypeError('canary', { cause: 'canary' }),
  Object.assign(new Error('canary'), { code: 'not_found', faults: ['canary'] }),
  'canary',
  { message: 'canary', status: 200 },
])('of an error that nobody foresaw the caller learns nothing, and the log everything: %s', async (failure) => {
  const { handler, lines } = noteFunction(failure);

  const { statusCode, body } = await handler(httpEvent(noteRoutes.getNote));

  expect(JSON.parse(body)).toEqual({
    type: 'https://promptgate.dev/problems/internal',
    title: 'Something went wrong on our side',
    status: 500,
    detail: 'Something went wrong on our side.',
    code: 'internal',
    requestId: 'request-1',
  });
  expect(statusCode).toBe(500);
  expect(lines).toMatchObject([{ error: failure, status: 500 }]);
});

test('the cause of an error that we throw on purpose stays with us', async () => {
  const { handler } = noteFunction(new AppError('unavailable', 'Try again.', { cause: new Error('canary') }));

  const { statusCode, body } = await handler(httpEvent(noteRoutes.getNote));

  expect(statusCode).toBe(503);
  expect(body).not.toContain('canary');
});

test('public routes keep their idempotency keys in the directory', async () => {
  const { handler, directory } = noteFunction();
  const send = (text: string) =>
    handler(httpEvent(noteRoutes.writeNote, { body: { text }, headers: { 'idempotency-key': 'k' } }));

  expect((await send('one')).statusCode).toBe(200);
  expect((await send('two')).statusCode).toBe(422);
  expect([...directory.rows.keys()]).toEqual([expect.stringMatching(/^REQUEST#/)]);
});

test('a use case whose result is not what the route declares is our fault', async () => {
  const handler = httpFunction(
    { getNote: noteRoutes.getNote },
    { getNote: async () => ({ text: 'no number of views' }) as never },
    {},
    { effects: testEffects(), log: () => undefined },
  );

  expect((await handler(httpEvent(noteRoutes.getNote))).statusCode).toBe(500);
});
