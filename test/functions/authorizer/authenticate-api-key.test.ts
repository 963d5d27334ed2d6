import { expect, test } from 'vitest';
import { createApiKey } from '#functions/identity/create-api-key.ts';
import { deleteApiKey } from '#functions/identity/delete-api-key.ts';
import { getApiKey } from '#functions/identity/get-api-key.ts';
import { keys } from '#shared/data/keys.ts';
import { mailboxTag } from '#shared/domain/mailbox.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { ada } from '#test/support/identity-world.ts';
import { authorizerWorld } from './authorizer-world.ts';

test('an API key stands for itself, in its workspace, with its scopes', async () => {
  const { authorize, createKey, dependencies, organisationId, userId } = await authorizerWorld();
  const { id, secret } = await createKey();

  expect(await authorize(secret)).toEqual({
    type: 'apiKey',
    id,
    organisationId,
    workspace: 'default',
    scopes: ['read', 'write'],
    createdBy: userId,
    createdByMailbox: mailboxTag(dependencies.hash, tenantOf(organisationId), ada.email),
    plan: 'trial',
  });
});

test('the limit of a key comes with it', async () => {
  const { authorize, dependencies, owner } = await authorizerWorld();
  const rateLimit = { perSecond: 5, burst: 10 };
  const body = { name: 'batch', scopes: ['read' as const], rateLimit };
  const { secret } = await createApiKey(dependencies, { ...owner, workspace: 'default', body });

  expect(await authorize(secret)).toMatchObject({ type: 'apiKey', rateLimit });
});

test('an invented or changed key costs one HMAC: nothing is read, and no slow hash computed', async () => {
  const { authorize, createKey, verified, checked, directory, openTable, organisationId } = await authorizerWorld();
  const { secret } = await createKey();
  const refuse = async () => Promise.reject(new Error('Nothing is to be read.'));
  Object.assign(directory, { get: refuse });
  Object.assign(openTable(tenantOf(organisationId)), { get: refuse, getMany: refuse });

  for (let guess = 0; guess < 100; guess += 1) {
    const invented = secret.slice(0, -16) + String(guess).padStart(16, 'x');
    expect(await authorize(invented)).toBeUndefined();
  }

  expect(checked).toHaveLength(100);
  expect(verified).toEqual([]);
});

test('the slow hash of a key is computed once in thirty seconds', async () => {
  const { authorize, createKey, verified, advance } = await authorizerWorld();
  const { secret } = await createKey();

  for (const seconds of [0, 0, 29]) {
    advance(seconds);
    expect(await authorize(secret)).toBeDefined();
  }
  expect(verified).toHaveLength(1);

  advance(1);
  await authorize(secret);
  expect(verified).toHaveLength(2);
});

test('a deleted key is refused at the next call, remembered or not', async () => {
  const { authorize, createKey, dependencies, owner } = await authorizerWorld();
  const { id, secret } = await createKey();
  await authorize(secret);

  await deleteApiKey(dependencies, { ...owner, workspace: 'default', keyId: id });

  expect(await authorize(secret)).toBeUndefined();
});

test('a lock without its key opens nothing', async () => {
  const { authorize, createKey, dependencies, directory, owner } = await authorizerWorld();
  const { secret } = await createKey();
  const rows = [...directory.rows].filter(([, row]) => row['entity'] === 'LOCK');
  await deleteApiKey(dependencies, { ...owner, workspace: 'default', keyId: String(rows[0]?.[1]['keyId']) });
  for (const [name, row] of rows) directory.rows.set(name, row);

  expect(rows).toHaveLength(1);
  expect(await authorize(secret)).toBeUndefined();
});

test('a key without its lock opens nothing either', async () => {
  const { authorize, createKey, dependencies } = await authorizerWorld();
  const { id, secret } = await createKey();

  await dependencies.apiKeyLocks.remove(id);

  expect(await authorize(secret)).toBeUndefined();
});

test('a key ends at its time', async () => {
  const { authorize, createKey, advance } = await authorizerWorld();
  const { secret } = await createKey('2026-11-21T09:00:00Z');
  expect(await authorize(secret)).toBeDefined();

  advance(3600);

  expect(await authorize(secret)).toBeUndefined();
});

test('a key of an organisation that is closed, or erased, is refused', async () => {
  const { authorize, createKey, openTable, organisationId } = await authorizerWorld();
  const { secret } = await createKey();
  const tenant = tenantOf(organisationId);
  const row = keys.organisation(tenant);

  await openTable(tenant).transact([{ update: row, set: { deletesAt: '2026-12-21T08:00:00.000Z' } }]);
  expect(await authorize(secret)).toBeUndefined();
  await openTable(tenant).transact([{ delete: row }]);
  expect(await authorize(secret)).toBeUndefined();
});

test('a key that names another organisation is nobody', async () => {
  const { authorize, createKey, organisationId } = await authorizerWorld();
  const { secret } = await createKey();

  expect(await authorize(secret.replace(organisationId, `org_${'0'.repeat(26)}`))).toBeUndefined();
});

test('a key of another region is sent there unread, and one of no region of ours is nobody', async () => {
  const { authorize, createKey, dependencies, checked } = await authorizerWorld();
  const { secret } = await createKey();
  const ours = secret.slice(-55, -51);

  expect(await authorize(secret.replace(ours, 'use1'))).toEqual({ type: 'elsewhere', region: 'us-east-1' });
  expect(checked).toEqual([]);
  expect(await authorize(secret.replace(ours, 'aps1'))).toBeUndefined();
  expect(dependencies.region).toBe('eu-central-1');
});

test('the last use of a key is there to see, and goes with it', async () => {
  const { authorize, createKey, dependencies, owner, advance, rows } = await authorizerWorld();
  const { id, secret } = await createKey();
  const read = () => getApiKey(dependencies, { ...owner, workspace: 'default', keyId: id });
  await expect(read()).resolves.toMatchObject({ lastUsedAt: null });

  advance(90);
  await authorize(secret);
  await authorize(`${secret}x`);
  await expect(read()).resolves.toMatchObject({ lastUsedAt: '2026-11-21T08:01:30.000Z' });

  await deleteApiKey(dependencies, { ...owner, workspace: 'default', keyId: id });
  expect(rows('USE')).toEqual([]);
});
