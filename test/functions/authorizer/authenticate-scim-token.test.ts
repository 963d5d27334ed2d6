import { expect, test } from 'vitest';
import { deleteScimToken } from '#functions/identity/delete-scim-token.ts';
import { listScimTokens } from '#functions/identity/list-scim-tokens.ts';
import { scimTokenRoutes } from '#shared/contracts/scim-tokens.ts';
import { keys } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { authorizerWorld } from './authorizer-world.ts';

const page = { query: { limit: 25 } };

test('a SCIM token stands for the identity provider of its organisation', async () => {
  const { authorize, createToken, organisationId } = await authorizerWorld();
  const { id, secret } = await createToken();

  expect(secret).toMatch(new RegExp(`^scim_${organisationId}_${id}_[a-z]{3}\\d[\\w-]{51}$`));
  expect(await authorize(secret)).toEqual({ type: 'provisioner', id, organisationId, plan: 'trial' });
});

test('its secret is shown once, and what is kept of it is a hash', async () => {
  const { createToken, dependencies, owner, openTable, organisationId, actions } = await authorizerWorld();
  const { secret } = await createToken();
  const random = secret.slice(-51);

  const listed = scimTokenRoutes.listScimTokens.response.body.parse(
    await listScimTokens(dependencies, { ...owner, ...page }),
  );
  const rows = [...(openTable(tenantOf(organisationId)) as unknown as { rows: Map<string, object> }).rows.values()];

  expect(listed.data).toMatchObject([{ name: 'Okta', lastUsedAt: null }]);
  expect(JSON.stringify(listed)).not.toContain('secretHash');
  expect(JSON.stringify(rows)).not.toContain(random);
  expect(actions()).toContain('scim_token.create');
});

test('an invented or changed token costs one HMAC: nothing is read', async () => {
  const { authorize, createToken, checked, openTable, organisationId } = await authorizerWorld();
  const { secret } = await createToken();
  const refuse = async () => Promise.reject(new Error('Nothing is to be read.'));
  Object.assign(openTable(tenantOf(organisationId)), { get: refuse, getMany: refuse });

  for (let guess = 0; guess < 20; guess += 1) {
    expect(await authorize(secret.slice(0, -16) + String(guess).padStart(16, 'x'))).toBeUndefined();
  }
  expect(checked).toHaveLength(20);
});

test('a token of the right check whose secret is another’s is nobody’s', async () => {
  const { authorize, createToken } = await authorizerWorld();
  const [one, other] = [await createToken(), await createToken()];

  expect(await authorize(one.secret.replace(one.id, other.id))).toBeUndefined();
  expect(await authorize(one.secret.replace('scim_', 'pg_'))).toBeUndefined();
});

test('a deleted token is refused at the next call, and an expired one', async () => {
  const { authorize, createToken, dependencies, owner, advance, actions } = await authorizerWorld();
  const [deleted, expired] = [await createToken(), await createToken('2026-11-21T09:00:00Z')];
  expect(await authorize(expired.secret)).toBeDefined();
  await deleteScimToken(dependencies, { ...owner, scimToken: deleted.id });
  advance(3600);

  expect(await authorize(deleted.secret)).toBeUndefined();
  expect(await authorize(expired.secret)).toBeUndefined();
  expect(actions()).toContain('scim_token.delete');
  await expect(deleteScimToken(dependencies, { ...owner, scimToken: deleted.id })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a token of an organisation that is closed, or erased, is refused', async () => {
  const { authorize, createToken, openTable, organisationId } = await authorizerWorld();
  const { secret } = await createToken();
  const tenant = tenantOf(organisationId);
  const row = keys.organisation(tenant);

  await openTable(tenant).transact([{ update: row, set: { deletesAt: '2026-12-21T08:00:00.000Z' } }]);
  expect(await authorize(secret)).toBeUndefined();
  await openTable(tenant).transact([{ delete: row }]);
  expect(await authorize(secret)).toBeUndefined();
});

test('a token of another region is sent there unread', async () => {
  const { authorize, createToken, checked } = await authorizerWorld();
  const { secret } = await createToken();

  expect(await authorize(secret.replace(secret.slice(-55, -51), 'use1'))).toEqual({
    type: 'elsewhere',
    region: 'us-east-1',
  });
  expect(checked).toEqual([]);
});

test('the last use of a token is there to see', async () => {
  const { authorize, createToken, dependencies, owner, advance } = await authorizerWorld();
  const { secret } = await createToken();
  advance(90);
  await authorize(secret);

  const { data } = await listScimTokens(dependencies, { ...owner, ...page });
  expect(data).toMatchObject([{ lastUsedAt: '2026-11-21T08:01:30.000Z' }]);
});
