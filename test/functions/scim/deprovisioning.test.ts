import { describe, expect, test } from 'vitest';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { refreshSession } from '#functions/identity/refresh-session.ts';
import { updateMember } from '#functions/identity/update-member.ts';
import { errorSchema } from '#shared/contracts/scim-schemas.ts';
import { isAlive } from '#shared/domain/live-session.ts';
import { ada, claimsOf, origin } from '#test/support/identity-world.ts';
import { scimWorld, userSchema } from './scim-world.ts';

const grace = 'grace@example.com';

describe('a user who is deprovisioned', () => {
  const setUp = async () => {
    const world = await scimWorld();
    const { member, tokens } = await world.join(grace, 'member', { default: 'admin' });
    const { userId } = member;
    const key = await world.keyOf(userId);
    const standing = async () => {
      const { sessionId } = claimsOf(tokens);
      const found = await world.dependencies.sessionReader.find(world.tenant, userId, sessionId);
      return isAlive(found, await world.dependencies.accounts.ofUser(userId), world.dependencies.now());
    };
    const keyIds = () => world.rows('APIKEY').map(({ id }) => id);
    const deactivate = () => world.patch('updateScimUser', userId, { op: 'replace', path: 'active', value: false });
    return { ...world, userId, tokens, key, standing, keyIds, deactivate };
  };

  test('loses sessions and keys with that very change', async () => {
    const { deactivate, standing, keyIds, key, memberOf, userId, rows, dependencies, tokens, actions } = await setUp();
    expect(await standing()).toBe(true);
    expect(keyIds()).toEqual([key.id]);

    expect(await deactivate()).toMatchObject({ status: 200, body: { id: userId, active: false } });

    expect(await memberOf(userId)).toMatchObject({ status: 'suspended', workspaces: { default: 'admin' } });
    expect(await standing()).toBe(false);
    expect(keyIds()).toEqual([]);
    expect(await dependencies.apiKeyLocks.get(key.id)).toBeUndefined();
    expect(actions().at(-1)).toBe('member.suspend');
    expect(rows('AUDIT').filter((row) => row['action'] === 'member.suspend')).toHaveLength(1);
    const { refreshToken } = tokens;
    const receivedAt = dependencies.now();
    await expect(
      refreshSession(dependencies, { origin, receivedAt, body: { refreshToken } } as never),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('leaves the keys of others alone', async () => {
    const { deactivate, keyOf, keyIds, join } = await setUp();
    const { member } = await join('joan@example.com', 'member', { default: 'admin' });
    const other = await keyOf(member.userId);

    await deactivate();

    expect(keyIds()).toEqual([other.id]);
  });

  test('loses more keys than one transaction holds', async () => {
    const { deactivate, keyOf, userId, keyIds } = await setUp();
    for (let made = 0; made < 60; made += 1) await keyOf(userId);

    expect((await deactivate()).status).toBe(200);

    expect(keyIds()).toEqual([]);
  });

  test('makes no key at that moment, and one that was made just before goes too', async () => {
    const { deactivate, keyOf, userId, keyIds, dependencies } = await setUp();
    const { change } = dependencies.members;
    Object.assign(dependencies.members, {
      change: async (...args: Parameters<typeof change>) => {
        await keyOf(userId);
        await change(...args);
        await expect(keyOf(userId)).rejects.toMatchObject({ code: 'forbidden' });
      },
    });

    await deactivate();

    expect(keyIds()).toEqual([]);
  });

  test('is refused again and again, which costs nothing and leaves no trace', async () => {
    const { deactivate, rows } = await setUp();
    const first = await deactivate();
    const entries = rows('AUDIT').length;

    expect((await deactivate()).body).toEqual(first.body);

    expect(rows('AUDIT')).toHaveLength(entries);
  });

  test('comes back as the same user with the same roles, but not in an old session', async () => {
    const { deactivate, patch, standing, memberOf, userId, advance, actions } = await setUp();
    await deactivate();
    advance(60);

    const back = await patch('updateScimUser', userId, { op: 'replace', value: { active: true } });

    expect(back).toMatchObject({ status: 200, body: { id: userId, active: true } });
    expect(await memberOf(userId)).toMatchObject({ status: 'active', workspaces: { default: 'admin' } });
    expect(await standing()).toBe(false);
    expect(actions().at(-1)).toBe('member.restore');
  });

  test('is gone when deleted, with keys and sessions, and comes back under the same id', async () => {
    const { call, standing, keyIds, memberOf, userId, createUser, dependencies, advance } = await setUp();

    expect(await call('deleteScimUser', { params: { userId } })).toMatchObject({ status: 204, body: undefined });

    expect(await memberOf(userId)).toBeUndefined();
    expect(await standing()).toBe(false);
    expect(keyIds()).toEqual([]);
    expect(await dependencies.accounts.organisationsOf(userId)).toEqual([]);
    expect((await call('deleteScimUser', { params: { userId } })).status).toBe(404);
    advance(60);
    expect((await createUser(grace)).id).toBe(userId);
    expect(await standing()).toBe(false);
  });

  test('was invited, perhaps: the invitation is void', async () => {
    const { call, patch, rows, dependencies, owner } = await setUp();
    const body = { email: 'joan@example.com', role: 'member' as const, workspaces: [] };
    const { member } = await inviteMember(dependencies, { ...owner, body });
    const params = { userId: member.userId };
    expect((await call('getScimUser', { params })).body).toMatchObject({ active: false });

    await patch('updateScimUser', member.userId, { op: 'replace', path: 'active', value: false });

    expect(rows('INVITATION')).toEqual([]);
    expect((await call('getScimUser', { params })).body).toMatchObject({ active: false });
  });
});

describe('whoever is let in or back in', () => {
  test('is of a verified domain, also if an admin has invited them before', async () => {
    const { patch, dependencies, owner, memberOf } = await scimWorld();
    const invite = (email: string) =>
      inviteMember(dependencies, { ...owner, body: { email, role: 'admin', workspaces: [] } });
    const [theirs, ours] = [await invite('eve@elsewhere.example'), await invite('joan@example.com')];
    const activate = ({ member }: typeof ours) =>
      patch('updateScimUser', member.userId, { op: 'replace', path: 'active', value: true });

    expect(await activate(theirs)).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect(await memberOf(theirs.member.userId)).toMatchObject({ status: 'invited' });

    expect(await activate(ours)).toMatchObject({ status: 200, body: { active: true } });
    expect(await memberOf(ours.member.userId)).toMatchObject({ status: 'active', role: 'admin' });
    expect(await memberOf(ours.member.userId)).not.toHaveProperty('invitationId');
  });
});

describe('the owners', () => {
  test('keep one: the last is not deprovisioned in any way', async () => {
    const { call, patch, userId, memberOf } = await scimWorld();
    const refused = { status: 409, body: { schemas: [errorSchema], detail: expect.stringContaining('owner') } };

    expect(await patch('updateScimUser', userId, { op: 'replace', path: 'active', value: false })).toMatchObject(
      refused,
    );
    const body = { schemas: [userSchema], userName: ada.email, active: false };
    expect(await call('replaceScimUser', { params: { userId }, body })).toMatchObject(refused);
    expect(await call('deleteScimUser', { params: { userId } })).toMatchObject(refused);
    expect(await memberOf(userId)).toMatchObject({ status: 'active', role: 'owner' });
  });

  test('who are suspended come back without ownership, and the count of owners is right', async () => {
    const { patch, join, dependencies, owner, memberOf, tenant } = await scimWorld();
    const { member } = await join(grace, 'admin');
    const { userId } = member;
    await updateMember(dependencies, { ...owner, userId, body: { role: 'owner' } });
    await patch('updateScimUser', userId, { op: 'replace', path: 'active', value: false });
    await patch('updateScimUser', userId, { op: 'replace', path: 'active', value: true });

    expect(await memberOf(userId)).toMatchObject({ status: 'active', role: 'member' });
    expect((await dependencies.organisations.get(tenant)).owners).toBe(1);
  });
});
