import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, inject, test } from 'vitest';
import { apiCaller, until } from '#demo/api.ts';
import { keys } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { type Caller, demanded, newOrganisation, type Person, workspace } from '#test/support/organisation.ts';

/** What API Gateway keeps of the authorizer's answers, 30 s, and what the authorizer remembers of a key, 30 s more. */
const mostSeconds = 60;

const stack = inject('stack');
const newOne = () => newOrganisation(stack.apiUrl);
const prompts = `${workspace}/prompts`;
const statusOf = async ({ call }: Caller, path = prompts) => (await call('GET', path)).status;
const refreshed = async ({ refreshToken }: Person) =>
  (await apiCaller(stack.apiUrl)('POST', '/v1/sessions/refresh', { refreshToken })).status;

type Annotate = (message: string) => Promise<unknown>;

/** How long after now credentials are still taken, in seconds; they were in use just before, so that all caches have them. */
const lifeAfter = async (annotate: Annotate, what: string, caller: Caller, expected = 401): Promise<void> => {
  const started = performance.now();
  await until(
    () => statusOf(caller),
    (status) => status === expected,
    mostSeconds,
  );
  await annotate(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
};

test('a changed role holds from the next request on', async () => {
  const { owner, join } = await newOne();
  const editor = await join('editor');
  await demanded(editor.call('POST', prompts, { name: 'before' }), 201);

  await demanded(owner.call('PUT', `${workspace}/members/${editor.id}`, { role: 'viewer' }), 200);

  expect((await editor.call('POST', prompts, { name: 'after' })).status).toBe(403);
  expect(await statusOf(editor)).toBe(200);
});

test('a removed member is nobody from the next request on, and cannot refresh', async () => {
  const { owner, join } = await newOne();
  const editor = await join('editor');
  expect(await statusOf(editor)).toBe(200);

  await demanded(owner.call('DELETE', `/v1/members/${editor.id}`), 204);

  expect(await statusOf(editor)).toBe(401);
  expect(await refreshed(editor)).toBe(401);
});

test('a session that was ended is nobody’s from the next request on, and cannot be refreshed', async () => {
  const { join } = await newOne();
  const editor = await join('editor');
  expect(await statusOf(editor)).toBe(200);

  await demanded(editor.call('DELETE', '/v1/sessions/current'), 204);

  expect(await statusOf(editor)).toBe(401);
  expect(await refreshed(editor)).toBe(401);
});

test('enforced SSO ends the sessions of passwords from the next request on, and leaves API keys alone', async () => {
  const { id, owner, join, key } = await newOne();
  const [editor, application] = [await join('editor'), await key('read')];
  expect([await statusOf(owner), await statusOf(editor), await statusOf(application)]).toEqual([200, 200, 200]);

  const { emulatorUrl: endpoint, region, tables } = stack;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  await DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials })).send(
    new UpdateCommand({
      TableName: tables.tenants,
      Key: keys.organisation(tenantOf(id)),
      UpdateExpression: 'SET ssoEnforced = :yes',
      ExpressionAttributeValues: { ':yes': true },
    }),
  );

  expect([await statusOf(owner), await statusOf(editor), await statusOf(application)]).toEqual([401, 401, 200]);
  expect(await refreshed(editor)).toBe(401);
});

test('a closed organisation is closed to its members from the next request on', async () => {
  const { owner, join } = await newOne();
  const editor = await join('editor');
  expect(await statusOf(editor)).toBe(200);

  await demanded(owner.call('DELETE', '/v1/organisation', { name: 'Example' }), 202);

  expect(await statusOf(editor)).toBe(403);
  expect(await statusOf(owner)).toBe(403);
});

test('what API Gateway has seen just before ends within a minute: keys, tokens, and sessions of an old password', async ({
  annotate,
}) => {
  const first = await newOne();
  const closing = await newOne();
  const key = await first.key('read');
  const orphan = await closing.key('read');
  const { id, secret } = await demanded(
    first.owner.call<{ id: string; secret: string }>('POST', '/v1/sso/scim-tokens', { name: 'directory' }),
    201,
  );
  const provisioner: Caller = { call: apiCaller(stack.apiUrl, secret), id, token: secret };
  const signIn = async (): Promise<Person> => {
    const { accessToken, refreshToken } = await demanded(
      apiCaller(stack.apiUrl)<{ accessToken: string; refreshToken: string }>('POST', '/v1/sessions', first.credentials),
      200,
    );
    return { call: apiCaller(stack.apiUrl, accessToken), id: '', token: accessToken, refreshToken };
  };
  const [idle, other] = [await signIn(), await signIn()];
  const before = await Promise.all([key, orphan, other, provisioner].map((caller) => statusOf(caller)));
  expect(before).toEqual([200, 200, 200, 403]);

  const { credentials, owner } = first;
  const body = { currentPassword: credentials.password, password: 'another password of some length' };
  await demanded(owner.call('DELETE', `${workspace}/api-keys/${key.id}`), 204);
  await demanded(owner.call('DELETE', `/v1/sso/scim-tokens/${id}`), 204);
  await demanded(closing.owner.call('DELETE', '/v1/organisation', { name: 'Example' }), 202);
  await demanded(owner.call('PUT', '/v1/me/password', body), 204);

  expect(await refreshed(idle)).toBe(401);
  await Promise.all([
    lifeAfter(annotate, 'a deleted API key', key),
    lifeAfter(annotate, 'a deleted SCIM token', provisioner),
    lifeAfter(annotate, 'an API key of a closed organisation', orphan),
    lifeAfter(annotate, 'a session, after its password changed', other),
  ]);
});
