import { expect, test } from 'vitest';
import { createWorkspace } from '#functions/identity/create-workspace.ts';
import { getWorkspace } from '#functions/identity/get-workspace.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { listWorkspaceMembers } from '#functions/identity/list-workspace-members.ts';
import { listWorkspaces } from '#functions/identity/list-workspaces.ts';
import { removeWorkspaceMember } from '#functions/identity/remove-workspace-member.ts';
import { setWorkspaceMember } from '#functions/identity/set-workspace-member.ts';
import { updateWorkspace } from '#functions/identity/update-workspace.ts';
import { putProviderKey } from '#functions/provider-keys/put-provider-key.ts';
import { memorySecrets } from '#test/fakes/memory-secrets.ts';
import { founded } from '#test/support/identity-world.ts';

const setUp = async () => {
  const world = await founded();
  const { dependencies, owner } = world;
  const { member } = await inviteMember(dependencies, {
    ...owner,
    body: { email: 'grace@example.com', role: 'member', workspaces: [] },
  });
  const set = (userId: string, role: 'admin' | 'viewer' | 'editor', workspace = 'default') =>
    setWorkspaceMember(dependencies, { ...owner, workspace, userId, body: { role } });
  const remove = (userId: string) => removeWorkspaceMember(dependencies, { ...owner, workspace: 'default', userId });
  const list = async () => {
    const { data } = await listWorkspaceMembers(dependencies, { ...owner, workspace: 'default', query: { limit: 25 } });
    return data.map(({ userId, role }) => [userId, role]);
  };
  return { ...world, grace: member.userId, set, remove, list };
};

test('a workspace begins with three environments and without a judge', async () => {
  const { dependencies, owner, rows, actions } = await setUp();

  const workspace = await createWorkspace(dependencies, { ...owner, body: { slug: 'support', name: 'Support' } });

  expect(workspace).toMatchObject({ slug: 'support', name: 'Support', scan: { judge: 'off' } });
  const environments = rows('ENVIRONMENT').filter((row) => row['workspace'] === 'support');
  expect(environments).toMatchObject([{ minHoldSeconds: 60 }, { protected: true }, { protected: false }]);
  expect(actions().at(-1)).toBe('workspace.create');
  const { data } = await listWorkspaces(dependencies, { ...owner, query: { limit: 25 } });
  expect(data.map(({ slug }) => slug)).toEqual(['support', 'default']);
});

test('a slug is taken once', async () => {
  const { dependencies, owner } = await setUp();

  await expect(
    createWorkspace(dependencies, { ...owner, body: { slug: 'default', name: 'Another' } }),
  ).rejects.toMatchObject({ code: 'workspace_exists' });
});

test('name and settings change each by itself, the slug never', async () => {
  const { dependencies, owner } = await setUp();
  const update = (body: Parameters<typeof updateWorkspace>[1]['body']) =>
    updateWorkspace(dependencies, { ...owner, workspace: 'default', body });

  await update({ slug: 'default', scan: { judge: 'required' } });
  await update({ name: 'First' });

  await expect(getWorkspace(dependencies, { ...owner, workspace: 'default' })).resolves.toMatchObject({
    slug: 'default',
    name: 'First',
    scan: { judge: 'required' },
  });
  await expect(update({ slug: 'other' })).rejects.toMatchObject({ faults: [{ path: 'body.slug' }] });
});

test('a member of the organisation is given a role, another one, and none', async () => {
  const { set, remove, list, grace, userId, actions } = await setUp();
  await expect(set(grace, 'viewer')).resolves.toMatchObject({ userId: grace, role: 'viewer' });
  await set(grace, 'editor');
  expect(await list()).toEqual([
    [grace, 'editor'],
    [userId, 'admin'],
  ]);

  await remove(grace);

  expect(await list()).toEqual([[userId, 'admin']]);
  await expect(remove(grace)).rejects.toMatchObject({ code: 'not_found' });
  expect(actions().slice(-3)).toEqual(['workspace_member.set', 'workspace_member.set', 'workspace_member.remove']);
});

test('who is not of the organisation is not found', async () => {
  const { set, remove } = await setUp();
  const stranger = `usr_${'0'.repeat(26)}`;

  await expect(set(stranger, 'viewer')).rejects.toMatchObject({ code: 'not_found' });
  await expect(remove(stranger)).rejects.toMatchObject({ code: 'not_found' });
});

test('the admins of the organisation are admins of every workspace, and nobody can pretend otherwise', async () => {
  const { set, remove, userId } = await setUp();

  await expect(set(userId, 'viewer')).rejects.toMatchObject({ code: 'conflict' });
  await expect(remove(userId)).rejects.toMatchObject({ code: 'conflict' });
  await expect(set(userId, 'admin')).resolves.toMatchObject({ role: 'admin' });
});

test('the model that judges is one that the workspace can call, and can be taken back', async () => {
  const { dependencies, owner } = await setUp();
  const update = (scan: NonNullable<Parameters<typeof updateWorkspace>[1]['body']['scan']>) =>
    updateWorkspace(dependencies, { ...owner, workspace: 'default', body: { scan } });
  const model = { provider: 'openai', name: 'gpt-4.1-mini' } as const;
  const nova = { provider: 'amazon-bedrock', name: 'amazon.nova-lite-v1:0' } as const;
  const refusedAt = (path: string) => ({ code: 'validation_failed', faults: [expect.objectContaining({ path })] });

  await expect(update({ model })).rejects.toMatchObject(refusedAt('body.scan.model.provider'));
  await expect(update({ model: { ...nova, name: 'another' } })).rejects.toMatchObject(
    refusedAt('body.scan.model.name'),
  );
  expect((await update({ judge: 'required', model: nova })).scan).toEqual({ judge: 'required', model: nova });
  expect((await update({ judge: 'advisory' })).scan).toEqual({ judge: 'advisory', model: nova });

  await putProviderKey(
    { ...dependencies, secrets: memorySecrets(), urlRules: { allowLoopback: false } },
    { ...owner, workspace: 'default', provider: 'openai', body: { apiKey: 'sk-canary-0123456789-x7Qa' } },
  );
  expect((await update({ model })).scan).toEqual({ judge: 'advisory', model });
  expect((await update({ model: null })).scan).toEqual({ judge: 'advisory' });
});
