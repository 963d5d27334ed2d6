import { describe, expect, test } from 'vitest';
import { createSession } from '#functions/identity/create-session.ts';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { refreshSession } from '#functions/identity/refresh-session.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { updateMember } from '#functions/identity/update-member.ts';
import { errorSchema } from '#shared/contracts/scim-schemas.ts';
import { isAlive } from '#shared/domain/live-session.ts';
import { ada, claimsOf, origin } from '#test/support/identity-world.ts';
import { patchSchema, scimWorld, userSchema } from './scim-world.ts';

const grace = 'grace@example.com';

describe('a user that is created', () => {
  test('is a member at once, without any role, and is told with its address', async () => {
    const { call, memberOf, organisationId, actions, rows } = await scimWorld();

    const { status, headers, body } = await call('createScimUser', {
      body: { schemas: [userSchema], userName: 'Grace@Example.com', externalId: '00u1', displayName: 'Grace Hopper' },
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      schemas: [userSchema],
      id: expect.stringMatching(/^usr_/),
      externalId: '00u1',
      userName: grace,
      name: { formatted: 'Grace Hopper' },
      displayName: 'Grace Hopper',
      active: true,
      emails: [{ value: grace, type: 'work', primary: true }],
      groups: [],
      meta: {
        resourceType: 'User',
        created: '2026-11-21T08:00:00.000Z',
        location: expect.stringMatching(new RegExp(`/scim/v2/Users/${body.id}$`)),
        version: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      },
    });
    expect(headers).toMatchObject({
      'content-type': 'application/scim+json',
      location: body.meta.location,
      etag: body.meta.version,
    });
    expect(await memberOf(body.id)).toMatchObject({ status: 'active', role: 'member', workspaces: {} });
    expect(actions().at(-1)).toBe('member.provision');
    expect(rows('AUDIT').at(-1)).toMatchObject({ actor: { type: 'provisioner' }, target: body.id });
    expect(JSON.stringify(rows('AUDIT').at(-1))).not.toContain(grace);
    expect(organisationId).toBeDefined();
  });

  test('is of a domain that the organisation has verified, or is none', async () => {
    const { call, verifyDomain, dependencies } = await scimWorld();
    const body = { schemas: [userSchema], userName: 'joan@elsewhere.example' };
    const refused = { status: 400, body: { schemas: [errorSchema], status: '400', scimType: 'invalidValue' } };

    expect(await call('createScimUser', { body })).toMatchObject(refused);
    expect(await call('createScimUser', { body: { ...body, userName: 'joan@sub.example.com' } })).toMatchObject(
      refused,
    );
    expect(await dependencies.accounts.ofEmail('joan@elsewhere.example')).toBeUndefined();

    await verifyDomain('elsewhere.example');
    expect((await call('createScimUser', { body })).status).toBe(201);
  });

  test('is there once', async () => {
    const { call, createUser, join } = await scimWorld();
    await createUser(grace);
    await join('joan@example.com', 'member');

    for (const userName of [grace, 'GRACE@example.com', 'joan@example.com', ada.email]) {
      expect(await call('createScimUser', { body: { schemas: [userSchema], userName } })).toMatchObject({
        status: 409,
        body: { scimType: 'uniqueness', status: '409' },
      });
    }
  });

  test('has no password of anybody’s: not the one that is sent, nor one set before the address was proven', async () => {
    const { createUser, dependencies } = await scimWorld();
    const squatter = { email: grace, password: 'somebody else was here' };
    await signUp(dependencies, { origin, body: { ...squatter, organisation: { name: 'Theirs' } } });

    await createUser(grace, { password: 'sent by the provider' });

    for (const password of [squatter.password, 'sent by the provider']) {
      await expect(createSession(dependencies, { origin, body: { email: grace, password } })).rejects.toMatchObject({
        code: 'unauthenticated',
      });
    }
    expect(await dependencies.accounts.ofEmail(grace)).not.toHaveProperty('passwordHash');
  });

  test('has an e-mail address, and texts where texts belong', async () => {
    const { call } = await scimWorld();
    const refusal = async (more: object) => {
      const { status, body } = await call('createScimUser', {
        body: { schemas: [userSchema], userName: grace, ...more },
      });
      return [status, body.scimType];
    };

    for (const userName of [undefined, null, '', 'grace', 7, {}, `${'g'.repeat(300)}@example.com`, 'a b@example.com']) {
      expect(await refusal({ userName }), String(userName)).toEqual([400, 'invalidValue']);
    }
    expect(await refusal({ active: 'perhaps' })).toEqual([400, 'invalidValue']);
    expect(await refusal({ displayName: ['x'] })).toEqual([400, 'invalidValue']);
    expect(await refusal({ externalId: 'x'.repeat(300) })).toEqual([400, 'invalidValue']);
  });

  test('counts as a member, as far as the plan goes', async () => {
    const { call, createUser, rows } = await scimWorld();
    const { id } = await createUser(grace);
    const used = () => rows('COUNTER').find((row) => row['name'] === 'members')?.['used'];
    const before = used();
    await call('deleteScimUser', { params: { userId: id } });

    expect(used()).toBe(Number(before) - 1);
  });
});

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
    const { deactivate, keyOf, keyIds, userId: _, join } = await setUp();
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

describe('a change of a user', () => {
  test('by PUT sets what it says and clears what it does not, but for whether they are active', async () => {
    const { call, createUser, memberOf } = await scimWorld();
    const { id: userId } = await createUser(grace, { externalId: '1', displayName: 'Grace', active: false });
    const put = (more: object) =>
      call('replaceScimUser', { params: { userId }, body: { schemas: [userSchema], userName: grace, ...more } });

    expect((await put({ name: { givenName: 'Grace', familyName: 'Hopper' } })).body).toMatchObject({
      displayName: 'Grace Hopper',
      active: false,
    });
    expect(await memberOf(userId)).not.toHaveProperty('externalId');
    expect((await put({})).body).not.toHaveProperty('displayName');
    expect((await put({ active: true })).body).toMatchObject({ active: true });
  });

  test('does not change the address', async () => {
    const { call, patch, createUser } = await scimWorld();
    const { id } = await createUser(grace);
    const refused = { status: 400, body: { scimType: 'mutability' } };
    const userName = 'hopper@example.com';

    expect(await patch('updateScimUser', id, { op: 'replace', path: 'userName', value: userName })).toMatchObject(
      refused,
    );
    expect(await patch('updateScimUser', id, { op: 'replace', path: 'id', value: 'usr_1' })).toMatchObject(refused);
    const body = { schemas: [userSchema], userName };
    expect(await call('replaceScimUser', { params: { userId: id }, body })).toMatchObject(refused);
    expect(
      (await patch('updateScimUser', id, { op: 'replace', path: 'userName', value: 'GRACE@example.com' })).status,
    ).toBe(200);
  });

  test('is made only of what was read, if the client says so', async () => {
    const { call, createUser } = await scimWorld();
    const { id: userId, meta } = await createUser(grace);
    const body = { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'displayName', value: 'Grace' }] };
    const change = (etag: string) =>
      call('updateScimUser', { params: { userId }, body, headers: { 'If-Match': etag } });

    const { body: changed, headers } = await change(meta.version);
    expect(changed.meta.version).not.toBe(meta.version);
    expect(headers['etag']).toBe(changed.meta.version);
    expect(await change(meta.version)).toMatchObject({ status: 412, body: { schemas: [errorSchema], status: '412' } });
    const fresh = { params: { userId }, headers: { 'If-None-Match': changed.meta.version } };
    expect((await call('getScimUser', fresh)).status).toBe(304);
    const remove = { params: { userId }, headers: { 'If-Match': meta.version } };
    expect((await call('deleteScimUser', remove)).status).toBe(412);
  });

  test('with nothing new writes nothing', async () => {
    const { patch, createUser, rows } = await scimWorld();
    const { id } = await createUser(grace, { displayName: 'Grace' });
    const entries = rows('AUDIT').length;

    expect((await patch('updateScimUser', id, { op: 'replace', path: 'displayName', value: 'Grace' })).status).toBe(
      200,
    );
    expect(rows('AUDIT')).toHaveLength(entries);
  });
});

describe('users of others, and those that never were', () => {
  test('are answered alike, byte for byte, in SCIM’s form', async () => {
    const ours = await scimWorld();
    const theirs = await ours.dependencies.members.find(ours.tenant, ours.userId);
    const stranger = await scimWorld();
    const ids = [theirs!.userId.replace(/.$/, 'Z'), `usr_${'0'.repeat(26)}`, 'nonsense', 'usr_../x'];
    const answers = await Promise.all(
      ids.flatMap((userId) => [
        stranger.call('getScimUser', { params: { userId } }),
        stranger.call('deleteScimUser', { params: { userId } }),
        stranger.call('replaceScimUser', { params: { userId }, body: { schemas: [userSchema], userName: grace } }),
        stranger.patch('updateScimUser', userId, { op: 'replace', path: 'active', value: false }),
      ]),
    );

    for (const { status, headers, body } of answers) {
      expect({ status, body }).toEqual({
        status: 404,
        body: { schemas: [errorSchema], status: '404', detail: 'There is nothing here.' },
      });
      expect(headers['content-type']).toBe('application/scim+json');
    }
  });
});

describe('the list of users', () => {
  const setUp = async () => {
    const world = await scimWorld();
    for (const name of ['bob', 'carol', 'dave']) {
      await world.createUser(`${name}@example.com`, { externalId: `hr-${name}`, active: name !== 'dave' });
    }
    const list = async (query: Record<string, string> = {}) => (await world.call('listScimUsers', { query })).body;
    return { ...world, list };
  };

  test('has everybody, however they came, page by page', async () => {
    const { list, join } = await setUp();
    await join('erin@example.com', 'member');
    const whole = await list();
    expect(whole).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 5,
      startIndex: 1,
      itemsPerPage: 5,
    });

    const pages = [
      await list({ count: '2' }),
      await list({ count: '2', startIndex: '3' }),
      await list({ startIndex: '5' }),
    ];

    expect(pages.flatMap(({ Resources }) => Resources)).toEqual(whole.Resources);
    expect(await list({ count: '0' })).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
    expect(await list({ startIndex: '-3', count: '-1' })).toMatchObject({ startIndex: 1, itemsPerPage: 0 });
    expect(await list({ startIndex: '99' })).toMatchObject({ totalResults: 5, Resources: [] });
    expect(await list({ count: '100000' })).toMatchObject({ itemsPerPage: 5 });
  });

  test('is narrowed by filters', async () => {
    const { list } = await setUp();
    const names = async (filter: string) =>
      (await list({ filter })).Resources.map(({ userName }: { userName: string }) => userName.split('@')[0]);

    expect(await names('userName eq "BOB@example.com"')).toEqual(['bob']);
    expect(await names('userName eq "nobody@example.com"')).toEqual([]);
    expect(await names('externalId eq "hr-carol"')).toEqual(['carol']);
    expect(await names('active eq false')).toEqual(['dave']);
    expect(await names('active eq "False"')).toEqual(['dave']);
    expect(await names('userName sw "c" or emails[type eq "work" and value sw "d"]')).toEqual(['carol', 'dave']);
    expect(await names(`userName eq "${'x'.repeat(1000)}"`)).toEqual([]);
  });

  test('gives of each what is asked for', async () => {
    const { list, call, userId } = await setUp();

    const [first] = (await list({ attributes: 'userName, urn:ietf:params:scim:schemas:core:2.0:User:emails.value' }))
      .Resources;
    expect(first).toEqual({
      schemas: [userSchema],
      id: userId,
      userName: ada.email,
      emails: [{ value: ada.email }],
    });
    const { body } = await call('getScimUser', {
      params: { userId },
      query: { excludedAttributes: 'groups,META,emails.type,id' },
    });
    expect(Object.keys(body).sort()).toEqual(['active', 'emails', 'id', 'schemas', 'userName']);
    expect(body.emails).toEqual([{ value: ada.email, primary: true }]);
  });

  test('refuses what it cannot read', async () => {
    const { call } = await setUp();
    const refusal = async (query: Record<string, string>) => {
      const { status, body } = await call('listScimUsers', { query });
      return [status, body.scimType];
    };

    expect(await refusal({ filter: 'userName zz "x"' })).toEqual([400, 'invalidFilter']);
    expect(await refusal({ filter: '' })).toEqual([400, 'invalidFilter']);
    expect(await refusal({ count: 'many' })).toEqual([400, 'invalidSyntax']);
    expect(await refusal({ attributes: 'a b' })).toEqual([400, 'invalidValue']);
  });
});
