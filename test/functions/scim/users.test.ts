import { describe, expect, test } from 'vitest';
import { createSession } from '#functions/identity/create-session.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { errorSchema } from '#shared/contracts/scim-schemas.ts';
import { ada, origin } from '#test/support/identity-world.ts';
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
