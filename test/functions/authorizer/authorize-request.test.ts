import { expect, test } from 'vitest';
import { opensLock } from '#functions/authorizer/authenticate-api-key.ts';
import { authorizeRequest } from '#functions/authorizer/authorize-request.ts';
import { changePassword } from '#functions/identity/change-password.ts';
import { createApiKey } from '#functions/identity/create-api-key.ts';
import { deleteApiKey } from '#functions/identity/delete-api-key.ts';
import { deleteCurrentSession } from '#functions/identity/delete-current-session.ts';
import { remember } from '#shared/auth/remember.ts';
import { ada, founded } from '#test/support/identity-world.ts';

const setUp = async () => {
  const world = await founded();
  const { dependencies, owner } = world;
  const verified: string[] = [];
  const verifySecret = async (secret: string, secretHash: string) => {
    verified.push(secret);
    return secretHash === (await dependencies.hashSecret(secret));
  };
  const opens = remember(opensLock({ ...dependencies, verifySecret }), {
    seconds: 30,
    entries: 2,
    now: dependencies.now,
  });
  const verifyAccessToken = async (token: string) => (token.startsWith('{') ? JSON.parse(token) : undefined);
  const authorize = (token: string) => authorizeRequest({ ...dependencies, opens, verifyAccessToken }, token);
  const createKey = (expiresAt?: string) =>
    createApiKey(dependencies, {
      ...owner,
      workspace: 'default',
      body: { name: 'web shop', scopes: ['read', 'write'], expiresAt },
    });
  return { ...world, verified, authorize, createKey };
};

test('an access token stands for its user and session', async () => {
  const { authorize, signedUp, organisationId, userId, sessionId } = await setUp();

  const plan = 'trial';
  expect(await authorize(signedUp.accessToken)).toEqual({ type: 'user', id: userId, organisationId, sessionId, plan });
});

test('an access token ends with its session, however long it would last by itself', async () => {
  const { authorize, signedUp, dependencies, owner } = await setUp();

  await deleteCurrentSession(dependencies, owner);

  expect(await authorize(signedUp.accessToken)).toBeUndefined();
});

test('an access token ends with the password it was got by', async () => {
  const { authorize, signedUp, dependencies, owner } = await setUp();
  const body = { currentPassword: ada.password, password: 'an even longer battery staple' };

  await changePassword(dependencies, { ...owner, body });

  expect(await authorize(signedUp.accessToken)).toBeUndefined();
});

test('an API key stands for itself, in its workspace, with its scopes', async () => {
  const { authorize, createKey, organisationId } = await setUp();
  const { id, secret } = await createKey();

  expect(await authorize(secret)).toEqual({
    type: 'apiKey',
    id,
    organisationId,
    workspace: 'default',
    scopes: ['read', 'write'],
    plan: 'trial',
  });
});

test('a key with a rate limit of its own carries it along', async () => {
  const { authorize, dependencies, owner } = await setUp();
  const rateLimit = { perSecond: 1, burst: 2 };
  const body = { name: 'slow', scopes: ['read' as const], rateLimit };
  const { secret } = await createApiKey(dependencies, { ...owner, workspace: 'default', body });

  expect(await authorize(secret)).toMatchObject({ rateLimit });
});

test('the slow hash of a key is computed once in thirty seconds, and never for a wrong secret without its tag', async () => {
  const { authorize, createKey, verified, advance } = await setUp();
  const { secret } = await createKey();
  await authorize(`${secret}x`);
  expect(verified).toEqual([]);

  await authorize(secret);
  await authorize(secret);
  expect(verified).toHaveLength(1);

  advance(30);
  await authorize(secret);
  expect(verified).toHaveLength(2);
});

test('a deleted key is refused at the next call, remembered or not', async () => {
  const { authorize, createKey, dependencies, owner } = await setUp();
  const { id, secret } = await createKey();
  await authorize(secret);

  await deleteApiKey(dependencies, { ...owner, workspace: 'default', keyId: id });

  expect(await authorize(secret)).toBeUndefined();
});

test('a lock without its key opens nothing', async () => {
  const { authorize, dependencies, owner, directory, organisationId } = await setUp();
  const apiKeys = { ...dependencies.apiKeys, create: async () => Promise.reject(new Error('no database')) };
  const body = { name: 'lost', scopes: ['read' as const] };
  const randomText = () => 'secret';
  await expect(
    createApiKey({ ...dependencies, apiKeys, randomText }, { ...owner, workspace: 'default', body }),
  ).rejects.toThrow('no database');
  const lock = [...directory.rows.values()].find((row) => row['entity'] === 'LOCK');

  expect(lock).toBeDefined();
  expect(await authorize(`pg_${organisationId}_${lock?.['keyId']}_secret`)).toBeUndefined();
});

test('a key ends at its time', async () => {
  const { authorize, createKey, advance } = await setUp();
  const { secret } = await createKey('2026-11-21T09:00:00Z');
  expect(await authorize(secret)).toBeDefined();

  advance(3600);

  expect(await authorize(secret)).toBeUndefined();
});

test('a key that names another organisation, rubbish and endless text are nobody', async () => {
  const { authorize, createKey, organisationId } = await setUp();
  const { secret } = await createKey();

  for (const token of [
    secret.replace(organisationId, `org_${'0'.repeat(26)}`),
    secret.slice(0, -1),
    'pg_',
    'rubbish',
    '',
    secret.padEnd(5000, 'x'),
  ]) {
    expect(await authorize(token)).toBeUndefined();
  }
});
