import { expect, test } from 'vitest';
import { acceptInvitation } from '#functions/identity/accept-invitation.ts';
import { createSession } from '#functions/identity/create-session.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { listMembers } from '#functions/identity/list-members.ts';
import { refreshSession } from '#functions/identity/refresh-session.ts';
import { removeMember } from '#functions/identity/remove-member.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { updateMember } from '#functions/identity/update-member.ts';
import type { OrganisationRole, WorkspaceRole } from '#shared/domain/access.ts';
import { AppError } from '#shared/domain/errors.ts';
import { claimsOf, founded, origin } from '#test/support/identity-world.ts';

const grace = { email: 'grace@example.com', password: 'a compiler of sentences' };

const setUp = async () => {
  const world = await founded();
  const { dependencies, owner } = world;
  const invite = (
    role: 'admin' | 'member' = 'member',
    email = grace.email,
    workspaces: { workspace: string; role: WorkspaceRole }[] = [{ workspace: 'default', role: 'reviewer' }],
  ) => inviteMember(dependencies, { ...owner, body: { email, role, workspaces } });
  const accept = (token: string, password = grace.password) =>
    acceptInvitation(dependencies, { origin, body: { token, password, name: 'Grace' } });
  const joined = async (role: 'admin' | 'member' = 'member', email = grace.email) => {
    const { member, invitation } = await invite(role, email);
    return { member, tokens: await accept(invitation.token) };
  };
  const update = (asker: typeof owner, userId: string, role: OrganisationRole) =>
    updateMember(dependencies, { ...asker, userId, body: { role } });
  const remove = (asker: typeof owner, userId: string) => removeMember(dependencies, { ...asker, userId });
  return { ...world, invite, accept, joined, update, remove };
};

test('who is invited has no rights until they accept, and then those of the invitation', async () => {
  const { dependencies, invite, accept, rows, userId, organisationId } = await setUp();

  const { member, invitation } = await invite();
  expect(member).toMatchObject({ email: grace.email, status: 'invited', role: 'member', name: null });
  expect(invitation.expiresAt).toBe('2026-11-28T08:00:00.000Z');
  await expect(createSession(dependencies, { origin, body: grace })).rejects.toMatchObject({ code: 'unauthenticated' });

  const tokens = await accept(invitation.token);

  expect(claimsOf(tokens).userId).toBe(member.userId);
  expect(tokens).toMatchObject({
    organisation: { id: organisationId },
    user: { id: member.userId, email: grace.email },
  });
  expect(rows('MEMBER').find((row) => row['userId'] !== userId)).toMatchObject({
    status: 'active',
    name: 'Grace',
    workspaces: { default: 'reviewer' },
  });
  await expect(createSession(dependencies, { origin, body: grace })).resolves.toBeDefined();
});

test('an invitation can be used once, within a week, by whoever has its token', async () => {
  const { invite, accept, advance, organisationId } = await setUp();
  const first = await invite();
  await accept(first.invitation.token);
  const second = await invite('member', 'joan@example.com');
  const forged = second.invitation.token.replace(/[^_]+$/, 'forged');
  const refused = { code: 'unauthenticated' };

  await expect(accept(first.invitation.token)).rejects.toMatchObject(refused);
  await expect(accept(forged)).rejects.toMatchObject(refused);
  await expect(accept(`inv_${organisationId}_rubbish`)).rejects.toMatchObject(refused);
  advance(7 * 24 * 3600);
  await expect(accept(second.invitation.token)).rejects.toMatchObject(refused);
});

test('an account that exists joins with its own password and no other', async () => {
  const { dependencies, invite, accept } = await setUp();
  const own = await signUp(dependencies, { origin, body: { ...grace, organisation: { name: 'Hers' } } });
  const { member, invitation } = await invite();

  expect(member.userId).toBe(own.user.id);
  await expect(accept(invitation.token, 'somebody else chose this')).rejects.toMatchObject({ code: 'unauthenticated' });

  const tokens = await accept(invitation.token);
  expect(claimsOf(tokens).userId).toBe(own.user.id);
  const organisationId = own.organisation.id;
  const back = await createSession(dependencies, { origin, body: { ...grace, organisationId } });
  expect(claimsOf(back).organisationId).toBe(organisationId);
});

test('who is invited can still sign up for an organisation of their own', async () => {
  const { dependencies, invite } = await setUp();
  const { member } = await invite();

  const own = await signUp(dependencies, { origin, body: { ...grace, organisation: { name: 'Hers' } } });

  expect(own.user.id).toBe(member.userId);
});

test('a weak password is refused and leaves the invitation open', async () => {
  const { invite, accept } = await setUp();
  const { invitation } = await invite();

  await expect(accept(invitation.token, 'short')).rejects.toMatchObject({ faults: [{ path: 'body.password' }] });

  await expect(accept(invitation.token)).resolves.toBeDefined();
});

test('an acceptance that fails half-way can be repeated', async () => {
  const { dependencies, invite, accept } = await setUp();
  const { invitation } = await invite();
  const members = { ...dependencies.members, accept: async () => Promise.reject(new Error('no database')) };
  const body = { token: invitation.token, password: grace.password };
  await expect(acceptInvitation({ ...dependencies, members }, { origin, body })).rejects.toThrow('no database');

  await expect(accept(invitation.token)).resolves.toBeDefined();
});

test('nobody is invited twice, nor into a workspace that is not there or is named twice', async () => {
  const { invite, rows } = await setUp();
  await invite();

  await expect(invite()).rejects.toMatchObject({ code: 'member_exists' });
  await expect(invite('member', 'x@example.com', [{ workspace: 'absent', role: 'viewer' }])).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: 'body.workspaces', message: 'there is no workspace absent' }],
  });
  const twice = ['viewer', 'admin'].map((role) => ({ workspace: 'default', role: role as WorkspaceRole }));
  await expect(invite('member', 'x@example.com', twice)).rejects.toMatchObject({
    faults: [{ path: 'body.workspaces.1.workspace' }],
  });
  expect(rows('MEMBER')).toHaveLength(2);
});

test('an owner can be made, and then the first one may go', async () => {
  const { joined, update, remove, owner, userId, rows } = await setUp();
  const { member } = await joined();

  await expect(update(owner, userId, 'member')).rejects.toMatchObject({ code: 'conflict' });
  await expect(remove(owner, userId)).rejects.toMatchObject({ code: 'conflict' });
  await update(owner, member.userId, 'owner');
  await remove(owner, userId);

  expect(rows('MEMBER')).toMatchObject([{ userId: member.userId, role: 'owner' }]);
  expect(rows('ORGANISATION')).toMatchObject([{ owners: 1 }]);
});

test('two owners who leave at the same moment cannot both be gone', async () => {
  const { joined, update, remove, owner, userId, rows } = await setUp();
  const { member } = await joined();
  await update(owner, member.userId, 'owner');

  const results = await Promise.allSettled([remove(owner, userId), remove(owner, member.userId)]);

  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(rows('MEMBER')).toHaveLength(1);
});

test('who has not accepted yet cannot be made an owner', async () => {
  const { invite, accept, update, owner } = await setUp();
  const { member, invitation } = await invite();
  await expect(update(owner, member.userId, 'owner')).rejects.toMatchObject({ code: 'conflict' });

  await accept(invitation.token);

  await expect(update(owner, member.userId, 'owner')).resolves.toMatchObject({ role: 'owner' });
});

test('an admin manages everybody but owners, and makes none', async () => {
  const { joined, invite, update, remove, as, userId } = await setUp();
  const { member } = await joined('admin');
  const admin = as('admin', {}, member.userId);
  const other = await invite('member', 'joan@example.com');

  await expect(update(admin, other.member.userId, 'owner')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(update(admin, userId, 'member')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(remove(admin, userId)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(update(admin, other.member.userId, 'admin')).resolves.toMatchObject({ role: 'admin' });
  await expect(remove(admin, other.member.userId)).resolves.toBeUndefined();
});

test('a removed member has no session, and none comes back when they are invited again', async () => {
  const { dependencies, joined, remove, invite, accept, owner, advance } = await setUp();
  const { member, tokens } = await joined();
  advance(1);
  await remove(owner, member.userId);
  const refresh = () =>
    refreshSession(dependencies, {
      origin,
      receivedAt: dependencies.now(),
      body: { refreshToken: tokens.refreshToken },
    });
  await expect(refresh()).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(createSession(dependencies, { origin, body: grace })).rejects.toMatchObject({ code: 'unauthenticated' });

  const again = await invite();
  await accept(again.invitation.token);

  await expect(refresh()).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(again.member.userId).toBe(member.userId);
});

test('removing who is invited voids the invitation', async () => {
  const { invite, accept, remove, owner, rows } = await setUp();
  const { member, invitation } = await invite();

  await remove(owner, member.userId);

  expect(rows('INVITATION')).toEqual([]);
  await expect(accept(invitation.token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('a stale entity tag stops a change of roles', async () => {
  const { dependencies, invite, owner } = await setUp();
  const { member } = await invite();
  const precondition = () => {
    throw new AppError('precondition_failed', 'stale');
  };
  const command = { ...owner, precondition, userId: member.userId, body: { role: 'admin' as const } };

  await expect(updateMember(dependencies, command)).rejects.toMatchObject({ code: 'precondition_failed' });
});

test('the list shows members and invited alike, newest first, and hides what is inside', async () => {
  const { dependencies, invite, owner, userId } = await setUp();
  const { member } = await invite();

  const { data, nextCursor } = await listMembers(dependencies, { ...owner, query: { limit: 25 } });

  expect(data.map((one) => one.userId)).toEqual([member.userId, userId]);
  expect(data[0]?.workspaces).toEqual([{ workspace: 'default', role: 'reviewer' }]);
  expect(nextCursor).toBeNull();
});
