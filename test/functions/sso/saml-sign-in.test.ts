import { describe, expect, test } from 'vitest';
import { inviteMember } from '#functions/identity/invite-member.ts';
import { removeMember } from '#functions/identity/remove-member.ts';
import { signUp } from '#functions/identity/sign-up.ts';
import { createSsoSession } from '#functions/sso/create-sso-session.ts';
import { putSamlConnection } from '#functions/sso/put-saml-connection.ts';
import { isAlive } from '#shared/domain/live-session.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { ada, claimsOf, identityWorld, origin } from '#test/support/identity-world.ts';
import { samlIdp } from '#test/support/saml-idp.ts';
import {
  apiUrl,
  begin,
  connect,
  connectionBody,
  post,
  responseFor,
  type SsoWorld,
  signInAs,
  ssoWorld,
  verifier,
} from '#test/support/sso-world.ts';

const connected = async (changes = {}) => {
  const world = await ssoWorld();
  await world.ownDomain('example.com');
  await connect(world, changes);
  return world;
};
const memberOf = async ({ dependencies, organisationId }: SsoWorld, userId: string) =>
  dependencies.members.find(tenantOf(organisationId), userId);
const lives = async ({ dependencies }: SsoWorld, tokens: { accessToken: string }) => {
  const { organisationId, userId, sessionId } = claimsOf(tokens);
  const standing = await dependencies.sessionReader.find(tenantOf(organisationId), userId, sessionId);
  return isAlive(standing, await dependencies.accounts.ofUser(userId), dependencies.now());
};
const refused = (reason: RegExp) => ({ code: 'unauthenticated', message: expect.stringMatching(reason) });
const returning = (world: SsoWorld, changes = {}) => ({
  organisation: world.organisationId,
  returnTo: 'http://127.0.0.1:5123/callback?app=cli',
  codeChallenge: world.dependencies.challengeOf(verifier),
  state: 'xyz',
  ...changes,
});
const codeFrom = (answer: object) => new URL((answer as { location: string }).location).searchParams;

describe('a person whom the identity provider vouches for', () => {
  test('becomes a member with the defaults, counted, and is let in by name', async () => {
    const world = await connected({ defaultWorkspaces: [{ workspace: 'default', role: 'viewer' }] });
    const answer = await signInAs(world, 'Grace@Example.com', { attributes: { displayName: ['Grace'] } });

    const { userId, organisationId } = claimsOf(answer);
    expect(organisationId).toBe(world.organisationId);
    expect(answer.user).toEqual({ id: userId, email: 'grace@example.com' });
    expect(await memberOf(world, userId)).toMatchObject({
      email: 'grace@example.com',
      name: 'Grace',
      status: 'active',
      role: 'member',
      workspaces: { default: 'viewer' },
    });
    expect(world.actions()).toEqual(expect.arrayContaining(['member.join', 'session.create']));
    expect(world.rows('COUNTER').find(({ name }) => name === 'members')).toMatchObject({ used: 2 });
    expect(world.rows('SESSION').at(-1)).toMatchObject({ userId, method: 'saml' });
    expect(await lives(world, answer)).toBe(true);
    expect(await world.dependencies.accounts.ofUser(userId)).not.toHaveProperty('passwordHash');
  });

  test('is the same member the next time, and nothing is written of what did not change', async () => {
    const world = await connected();
    const first = claimsOf(await signInAs(world, 'grace@example.com'));
    const before = await memberOf(world, first.userId);
    const second = claimsOf(await signInAs(world, 'grace@example.com'));

    expect(second.userId).toBe(first.userId);
    expect(await memberOf(world, first.userId)).toEqual(before);
    expect(world.actions().filter((action) => action === 'member.join')).toHaveLength(1);
  });

  test('accepts their invitation by coming, which is void then', async () => {
    const world = await connected();
    const invited = { email: 'grace@example.com', role: 'admin', workspaces: [] } as const;
    const { member } = await inviteMember(world.dependencies, { ...world.owner, body: invited });
    const { userId } = claimsOf(await signInAs(world, 'grace@example.com'));

    expect(userId).toBe(member.userId);
    expect(await memberOf(world, userId)).toMatchObject({ status: 'active', role: 'admin' });
    expect(await memberOf(world, userId)).not.toHaveProperty('invitationId');
    expect(world.rows('INVITATION')).toEqual([]);
    expect(world.actions()).toContain('member.accept');
  });

  test('does not come back by it once they were removed, until they are invited again', async () => {
    const world = await connected();
    const { userId } = claimsOf(await signInAs(world, 'grace@example.com'));
    await removeMember(world.dependencies, { ...world.owner, userId });

    await expect(signInAs(world, 'grace@example.com')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await memberOf(world, userId)).toBeUndefined();

    const invited = { email: 'grace@example.com', role: 'member', workspaces: [] } as const;
    await inviteMember(world.dependencies, { ...world.owner, body: invited });
    expect(claimsOf(await signInAs(world, 'grace@example.com')).userId).toBe(userId);
  });

  test('is not let in while they are suspended', async () => {
    const world = await connected();
    const { userId } = claimsOf(await signInAs(world, 'grace@example.com'));
    const tenant = tenantOf(world.organisationId);
    const before = await world.dependencies.members.get(tenant, userId);
    const after = { ...before, status: 'suspended' as const, revision: before.revision + 1 };
    const audit = {
      id: 'aud_x',
      at: '',
      actor: { type: 'system' as const, id: 'x' },
      action: 'x',
      target: 'x',
      change: {},
    };
    await world.dependencies.members.change(tenant, { before, after }, { audit, events: [] });

    await expect(signInAs(world, 'grace@example.com')).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('loses the password and the sessions that somebody had under an address never proven', async () => {
    const world = await connected();
    const squatter = await signUp(world.dependencies, {
      origin,
      body: { email: 'grace@example.com', password: 'a squatter’s password', organisation: { name: 'Trap' } },
    });
    expect(await lives(world, squatter)).toBe(true);

    const answer = await signInAs(world, 'grace@example.com');
    const account = await world.dependencies.accounts.ofUser(claimsOf(answer).userId);
    expect(account).not.toHaveProperty('passwordHash');
    expect(account?.emailVerifiedAt).toBeDefined();
    expect(await lives(world, squatter)).toBe(false);
    expect(await lives(world, answer)).toBe(true);

    world.advance(1);
    await signInAs(world, 'grace@example.com');
    expect(await lives(world, answer)).toBe(true);
  });

  test('has a session that lives, however much time passes while it is made', async () => {
    const world = await connected();
    const now = () => {
      world.advance(0.01);
      return world.dependencies.now();
    };
    const answer = await signInAs({ ...world, dependencies: { ...world.dependencies, now } }, 'grace@example.com');

    expect(await lives(world, answer)).toBe(true);
  });

  test('has a session that ends when the identity provider says', async () => {
    const world = await connected();
    const sessionEndsAt = '2026-11-21T09:00:00.000Z';
    await signInAs(world, 'grace@example.com', { sessionEndsAt });

    expect(world.rows('SESSION').at(-1)).toMatchObject({ endsAt: sessionEndsAt });
  });
});

describe('roles by groups', () => {
  const roles = [
    { value: 'boss', role: 'admin' },
    { value: 'staff', role: 'member' },
    { value: 'writers', workspace: 'default', workspaceRole: 'editor' },
    { value: 'readers', workspace: 'default', workspaceRole: 'viewer' },
  ] as const;
  const mapping = { attributeMapping: { email: 'NameID', groups: 'groups', roles } };
  const comeWith = async (world: SsoWorld, ...groups: string[]) => {
    const { userId } = claimsOf(await signInAs(world, 'grace@example.com', { attributes: { groups } }));
    const member = await memberOf(world, userId);
    return [member?.role, member?.workspaces];
  };

  test('are given at each sign-in, by the first rule that fits, and taken with the group', async () => {
    const world = await connected(mapping);

    expect(await comeWith(world, 'writers', 'readers')).toEqual(['member', { default: 'editor' }]);
    expect(await comeWith(world, 'readers', 'boss')).toEqual(['admin', { default: 'viewer' }]);
    expect(await comeWith(world, 'else')).toEqual(['member', {}]);
    expect(await comeWith(world)).toEqual(['member', {}]);
  });

  test('take nothing from an owner', async () => {
    const world = await connected(mapping);
    const answer = await signInAs(world, ada.email, { attributes: { groups: ['staff', 'readers'] } });

    expect(await memberOf(world, claimsOf(answer).userId)).toMatchObject({
      role: 'owner',
      workspaces: { default: 'admin' },
    });
    expect((await world.dependencies.organisations.get(tenantOf(world.organisationId))).owners).toBe(1);
  });
});

describe('a sign-in is refused', () => {
  test('that nobody began, that was finished before, or that took more than ten minutes', async () => {
    const world = await connected();
    const { requestId, relayState } = await begin(world);
    const response = responseFor(world, requestId, { email: 'grace@example.com' });

    await expect(post(world, response, 'invented')).rejects.toMatchObject(refused(/no sign-in that is under way/));
    await expect(post(world, response, '')).rejects.toMatchObject(refused(/no sign-in that is under way/));
    expect(await post(world, response, relayState)).toHaveProperty('accessToken');
    await expect(post(world, response, relayState)).rejects.toMatchObject(refused(/no sign-in that is under way/));

    const late = await begin(world);
    world.advance(600);
    await expect(
      post(world, responseFor(world, late.requestId, { email: 'grace@example.com' }), late.relayState),
    ).rejects.toMatchObject(refused(/no sign-in that is under way/));
  });

  test('when two post the same response at once, for one of them', async () => {
    const world = await connected();
    const { requestId, relayState } = await begin(world);
    const response = responseFor(world, requestId, { email: 'grace@example.com' });
    const answers = await Promise.allSettled([post(world, response, relayState), post(world, response, relayState)]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('with an assertion that was taken before, in answer to whatever', async () => {
    const world = await connected();
    const come = async () => {
      const { requestId, relayState } = await begin(world);
      const claims = { email: 'grace@example.com', assertionId: '_the-same' };
      return post(world, responseFor(world, requestId, claims), relayState);
    };
    await come();

    await expect(come()).rejects.toMatchObject(refused(/no sign-in that is under way/));
  });

  test('of an address outside the domains that the organisation has verified', async () => {
    const world = await connected();
    for (const email of ['eve@example.org', 'eve@sub.example.com', 'eve@notexample.com']) {
      await expect(signInAs(world, email)).rejects.toMatchObject(refused(/not verified that/));
    }
    await world.ownDomain('example.org');
    expect(await signInAs(world, 'eve@example.org')).toHaveProperty('accessToken');
  });

  test.each([
    ['no address', 'grace'],
    ['two at signs', 'grace@evil@example.com'],
    ['a display name', 'Grace &lt;grace@example.com&gt;'],
  ])('whose name is %s', async (_, email) => {
    await expect(signInAs(await connected(), email)).rejects.toMatchObject(refused(/no e-mail address/));
  });

  test('whose address is missing, or there twice, where an attribute has it', async () => {
    const world = await connected({ attributeMapping: { email: 'mail', roles: [] } });
    for (const attributes of [{}, { mail: ['grace@example.com', 'eve@example.com'] }]) {
      await expect(signInAs(world, 'x', { attributes })).rejects.toMatchObject(refused(/exactly one value of mail/));
    }
    expect((await signInAs(world, 'x', { attributes: { mail: ['grace@example.com'] } })).user.email).toBe(
      'grace@example.com',
    );
  });

  test('by the identity provider of another organisation, whatever it claims', async () => {
    const identity = identityWorld();
    const theirs = await ssoWorld(identity);
    await theirs.ownDomain('example.com');
    await connect(theirs);
    const evil = samlIdp('https://evil.example.org');
    const other = await signUp(theirs.dependencies, {
      origin,
      body: { email: 'eve@evil.example.org', password: 'a password of some length', organisation: { name: 'Evil' } },
    });
    const { organisationId, userId } = claimsOf(other);
    const caller = { ...theirs.owner.caller, tenant: tenantOf(organisationId) };
    const asEve = {
      ...theirs.owner,
      caller: {
        ...caller,
        principal: { type: 'user', id: userId, organisationId, sessionId: 's', role: 'owner', workspaces: {} } as const,
      },
    };
    await putSamlConnection(theirs.dependencies, { ...asEve, apiUrl, body: connectionBody({}, evil) });

    // In its own organisation it may not speak for the other's domain, and into the other it does not come.
    const own = await begin({ ...theirs, organisationId });
    const claims = { email: ada.email };
    const forOwn = responseFor({ ...theirs, organisationId }, own.requestId, claims, { by: evil });
    await expect(post(theirs, forOwn, own.relayState)).rejects.toMatchObject(refused(/not verified that/));
    const foreign = await begin(theirs);
    for (const by of [evil, samlIdp()]) {
      const forTheirs = responseFor(theirs, foreign.requestId, claims, { by });
      await expect(post(theirs, forTheirs, foreign.relayState)).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });
});

describe('a client at an address of its own', () => {
  test('gets a code, and for the code and its verifier the same answer as a browser', async () => {
    const world = await connected();
    const { requestId, relayState } = await begin(world, returning(world));
    const answer = await post(world, responseFor(world, requestId, { email: 'grace@example.com' }), relayState);
    const query = codeFrom(answer);

    expect((answer as { location: string }).location).toMatch(/^http:\/\/127\.0\.0\.1:5123\/callback\?app=cli&code=/);
    expect(query.get('state')).toBe('xyz');
    expect(world.rows('SESSION')).toHaveLength(1);
    const body = { code: query.get('code') ?? '', codeVerifier: verifier };
    const tokens = await createSsoSession(world.dependencies, { origin, body });
    expect(tokens.user.email).toBe('grace@example.com');
    expect(await lives(world, tokens)).toBe(true);
    expect(JSON.stringify([...world.directory.rows])).not.toContain(body.code);
    await expect(createSsoSession(world.dependencies, { origin, body })).rejects.toMatchObject(refused(/not valid/));
  });

  test('gets nothing for a code with another verifier, nor then with the right one, nor after a minute', async () => {
    const world = await connected();
    const come = async () => {
      const { requestId, relayState } = await begin(world, returning(world));
      const answer = await post(world, responseFor(world, requestId, { email: 'grace@example.com' }), relayState);
      return codeFrom(answer).get('code') ?? '';
    };
    const exchange = (code: string, codeVerifier = verifier) =>
      createSsoSession(world.dependencies, { origin, body: { code, codeVerifier } });
    const code = await come();

    await expect(exchange(code, `${verifier}x`)).rejects.toMatchObject(refused(/not valid/));
    await expect(exchange(code)).rejects.toMatchObject(refused(/not valid/));
    const late = await come();
    world.advance(60);
    await expect(exchange(late)).rejects.toMatchObject(refused(/not valid/));
    const twice = await come();
    const both = await Promise.allSettled([exchange(twice), exchange(twice)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is let in by nothing that ended between the sign-in and the exchange', async () => {
    const world = await connected();
    const { requestId, relayState } = await begin(world, returning(world));
    const answer = await post(world, responseFor(world, requestId, { email: 'grace@example.com' }), relayState);
    const member = world.rows('MEMBER').find(({ email }) => email === 'grace@example.com');
    await removeMember(world.dependencies, { ...world.owner, userId: String(member?.['userId']) });

    const body = { code: codeFrom(answer).get('code') ?? '', codeVerifier: verifier };
    await expect(createSsoSession(world.dependencies, { origin, body })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('is told there what went wrong', async () => {
    const world = await connected();
    const { requestId, relayState } = await begin(world, returning(world));
    const answer = await post(world, responseFor(world, requestId, { email: 'eve@example.org' }), relayState);
    const query = codeFrom(answer);

    expect(query.get('error')).toBe('unauthenticated');
    expect(query.get('error_description')).toMatch(/not verified that example.org/);
    expect([query.get('state'), query.get('code')]).toEqual(['xyz', null]);
  });

  test.each([
    ['of a stranger', { returnTo: 'https://evil.example.com/' }, 'query.returnTo'],
    ['that only begins as the console does', { returnTo: 'https://app.example.com/consoles' }, 'query.returnTo'],
    ['that leads out of the console', { returnTo: 'https://app.example.com/console/../x' }, 'query.returnTo'],
    ['with credentials', { returnTo: 'http://127.0.0.1@evil.example.com/' }, 'query.returnTo'],
    ['with a name that resembles this machine', { returnTo: 'http://127.0.0.1.evil.example.com/' }, 'query.returnTo'],
    ['with a fragment', { returnTo: 'http://127.0.0.1:1/#x' }, 'query.returnTo'],
    ['that is a script', { returnTo: 'javascript:alert(1)//127.0.0.1' }, 'query.returnTo'],
    ['without a challenge', { codeChallenge: undefined }, 'query.codeChallenge'],
    ['missing, with a challenge', { returnTo: undefined, state: undefined }, 'query.codeChallenge'],
  ])('is not answered at one %s', async (_, changes, path) => {
    const world = await connected();

    await expect(begin(world, returning(world, changes))).rejects.toMatchObject({
      code: 'validation_failed',
      faults: [{ path }],
    });
  });

  test('may be the console, or on this machine by any of its names', async () => {
    const world = await connected();
    for (const returnTo of [
      'https://app.example.com/console/signed-in',
      'http://localhost:1/',
      'http://[::1]:65535/x',
    ]) {
      expect((await begin(world, returning(world, { returnTo }))).url.host).toBe('idp.example.com');
    }
  });
});

describe('beginning', () => {
  test('finds the organisation by the domain of an address', async () => {
    const world = await connected();

    expect((await begin(world, { email: 'Someone@Example.COM' })).url.host).toBe('idp.example.com');
  });

  test('is not found without a connection, a verified domain, or an organisation', async () => {
    const world = await ssoWorld();
    const notFound = { code: 'not_found' };
    await expect(begin(world)).rejects.toMatchObject(notFound);
    await connect(world);
    await expect(begin(world, { email: 'a@example.com' })).rejects.toMatchObject(notFound);
    await expect(begin(world, { organisation: `org_${'0'.repeat(26)}` })).rejects.toMatchObject(notFound);
    await expect(begin(world, {})).rejects.toMatchObject({ code: 'validation_failed' });
  });
});
