import { expect, test } from 'vitest';
import { createApiKey } from '#functions/identity/create-api-key.ts';
import { createWorkspace } from '#functions/identity/create-workspace.ts';
import { deleteApiKey } from '#functions/identity/delete-api-key.ts';
import { getApiKey } from '#functions/identity/get-api-key.ts';
import { getMe } from '#functions/identity/get-me.ts';
import { listApiKeys } from '#functions/identity/list-api-keys.ts';
import { founded } from '#test/support/identity-world.ts';
import { apiKeyOf, asked, callerOf } from '#test/support/world.ts';

const setUp = async () => {
  const world = await founded();
  const { dependencies, owner } = world;
  const create = (body: Partial<Parameters<typeof createApiKey>[1]['body']> = {}, workspace = 'default') =>
    createApiKey(dependencies, { ...owner, workspace, body: { name: 'web shop', scopes: ['read'], ...body } });
  const list = async (workspace = 'default') =>
    (await listApiKeys(dependencies, { ...owner, workspace, query: { limit: 25 } })).data;
  const remove = (keyId: string, workspace = 'default') => deleteApiKey(dependencies, { ...owner, workspace, keyId });
  const read = (keyId: string, workspace = 'default') => getApiKey(dependencies, { ...owner, workspace, keyId });
  return { ...world, create, list, read, remove };
};

test('the secret is in the first answer and nowhere else', async () => {
  const { create, list, organisationId, directory, openTable, actions } = await setUp();

  const { secret, ...key } = await create();

  expect(secret).toMatch(new RegExp(`^pg_${organisationId}_${key.id}_`));
  const shown = { id: key.id, name: 'web shop', scopes: ['read'], expiresAt: null, lastUsedAt: null };
  expect(await list()).toMatchObject([shown]);
  const random = secret.slice(-55);
  const kept = JSON.stringify([...directory.rows.values(), ...openTable({ organisationId } as never).rows.values()]);
  expect(kept).not.toContain(`"${random}"`);
  expect(actions().at(-1)).toBe('api_key.create');
});

test('an end has one form and lies ahead', async () => {
  const { create } = await setUp();

  await expect(create({ expiresAt: '2026-12-01T09:00:00+01:00' })).resolves.toMatchObject({
    expiresAt: '2026-12-01T08:00:00.000Z',
  });
  await expect(create({ expiresAt: '2026-11-21T08:00:00Z' })).rejects.toMatchObject({
    faults: [{ path: 'body.expiresAt' }],
  });
});

test('a key belongs to its workspace alone', async () => {
  const { dependencies, owner, create, list, read, remove } = await setUp();
  await createWorkspace(dependencies, { ...owner, body: { slug: 'support', name: 'Support' } });
  const { id } = await create({}, 'support');

  expect(await list()).toEqual([]);
  await expect(remove(id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(read(id)).rejects.toMatchObject({ code: 'not_found' });
  await expect(read(id, 'support')).resolves.toMatchObject({ id, workspace: 'support' });
  expect(await list('support')).toHaveLength(1);
});

test('a deleted key and its lock are gone', async () => {
  const { create, list, remove, directory, actions } = await setUp();
  const { id } = await create();

  await remove(id);

  expect(await list()).toEqual([]);
  expect([...directory.rows.values()].filter((row) => row['entity'] === 'LOCK')).toEqual([]);
  await expect(remove(id)).rejects.toMatchObject({ code: 'not_found' });
  expect(actions().at(-1)).toBe('api_key.delete');
});

test('a person and a key are each told who they are', async () => {
  const { dependencies, create, owner, organisationId, userId } = await setUp();
  const { id } = await create();

  await expect(getMe(dependencies, owner)).resolves.toMatchObject({
    user: { id: userId, email: 'ada@example.com', name: null },
    organisation: { id: organisationId, name: 'Example' },
    roles: { organisation: 'owner' },
  });
  const key = callerOf({ ...apiKeyOf(id, userId, ['read']), organisationId });
  await expect(getMe(dependencies, asked(key))).resolves.toMatchObject({
    apiKey: { id, workspace: 'default', scopes: ['read'] },
    organisation: { id: organisationId },
  });
});
