import { expect, test } from 'vitest';
import { keys } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { httpEvent, type Sent } from '#test/support/http-event.ts';
import { organisationA, userOf } from '#test/support/world.ts';
import {
  codeOf,
  editor,
  foreigner,
  getting,
  keyOf,
  listing,
  promptFunction,
  stranger,
  viewer,
} from './prompt-function.ts';

test('whoever the authorizer did not name is nobody', async () => {
  const { call, handler } = await promptFunction();

  expect(codeOf(await call(listing))).toBe('unauthenticated');
  const event = httpEvent(listing, { as: editor, params: { workspace: 'default' } });
  for (const authorizer of [null, {}, { id: editor.id }, { type: 'user', organisationId: organisationA }]) {
    const answer = await handler({ ...event, requestContext: { ...event.requestContext, authorizer } });
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'unauthenticated']);
  }
});

test('a token of a member who has left is worth nothing', async () => {
  const { call, openTable } = await promptFunction();
  const tenant = tenantOf(organisationA);
  await openTable(tenant).transact([{ update: keys.member(tenant, viewer.id), set: { status: 'removed' } }]);

  expect((await call(listing, { as: viewer })).statusCode).toBe(401);
  expect((await call(listing, { as: userOf('never', {}) })).statusCode).toBe(401);
});

test('a session that has ended is over at once', async () => {
  const { call, openTable } = await promptFunction();
  const tenant = tenantOf(organisationA);
  const key = keys.session(tenant, viewer.id, 'ses_viewer');
  await openTable(tenant).transact([{ put: key }]);
  expect((await call(listing, { as: viewer })).statusCode).toBe(200);

  await openTable(tenant).transact([{ update: key, set: { revokedAt: '2026-11-21T08:00:00.000Z' } }]);

  expect((await call(listing, { as: viewer })).statusCode).toBe(401);
});

test('a role is read afresh at every request', async () => {
  const { call, create, openTable } = await promptFunction();
  const tenant = tenantOf(organisationA);
  await create();

  await openTable(tenant).transact([
    { update: keys.member(tenant, editor.id), set: { workspaces: { default: 'viewer' } } },
  ]);

  expect(codeOf(await create('another'))).toBe('forbidden');
  expect((await call(listing, { as: editor })).statusCode).toBe(200);
});

test('who may not do a thing learns why; to an outsider nothing is there', async () => {
  const { create } = await promptFunction();
  const refusals = [
    [viewer, 403, 'forbidden'],
    [keyOf('default', ['read']), 403, 'insufficient_scope'],
    [keyOf('other', ['write']), 404, 'not_found'],
    [stranger, 404, 'not_found'],
  ] as const;

  for (const [as, status, code] of refusals) {
    const answer = await create('another', { as });
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code]);
  }
  expect((await create('another', { as: keyOf('default', ['write']) })).statusCode).toBe(201);
});

test('permission is asked before the body is looked at', async () => {
  const { create } = await promptFunction();

  expect((await create('', { as: viewer, body: '{"secrets":' })).statusCode).toBe(403);
});

test('what is hidden, foreign, missing or malformed gets the same bytes, but for the request id and the rate limit', async () => {
  const { call, create } = await promptFunction();
  await create();
  const sent: Sent[] = [
    { as: editor, params: { prompt: 'missing' } },
    { as: stranger, params: { prompt: 'support-reply' } },
    { as: foreigner, params: { prompt: 'support-reply' } },
    { as: keyOf('other', ['read']), params: { prompt: 'support-reply' } },
    { as: editor, params: { workspace: 'missing', prompt: 'support-reply' } },
    { as: userOf('viewer', { default: 'viewer' }), params: { prompt: 'NOT-A-SLUG' } },
    { as: editor, params: { prompt: '%' } },
    { as: editor, params: { prompt: '__proto__' } },
    { as: editor, params: { prompt: 'constructor' } },
  ];
  const answers = await Promise.all(sent.map((each, index) => call(getting, { ...each, requestId: `r-${index}` })));

  const shapes = answers.map(({ statusCode, headers, body }, index) =>
    JSON.stringify([statusCode, { ...headers, ratelimit: 'LEFT' }, body]).replaceAll(`r-${index}`, 'REQUEST'),
  );
  expect(new Set(shapes).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(404);
  expect((await call(getting, { as: editor, params: { prompt: 'support-reply' } })).statusCode).toBe(200);
});
