import { request } from 'node:http';
import { describe, expect, inject, test } from 'vitest';
import { apiCaller, until } from '#demo/api.ts';
import { demanded, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  expectPrecondition,
  forbidden,
  id,
  insufficient,
  jwt,
  notFound,
  number,
  postTwice,
  refusal,
  text,
  time,
  unauthenticated,
} from './shapes.ts';

type Tokens = { accessToken: string; refreshToken: string };
type Invited = { member: { userId: string }; invitation: { token: string; expiresAt: string } };

const { apiUrl, region } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner, nobody, credentials } = organisation;
const [editor, viewer] = [await organisation.join('editor'), await organisation.join('viewer')];
const admin = await organisation.join('admin');
const ours = { id: organisation.id, name: 'Example', region, plan: text };
const tokens = { accessToken: jwt, refreshToken: text, expiresIn: 3600 };
const address = (name: string) => `${name}.${organisation.id.slice(-8).toLowerCase()}@example.com`;
const password = 'a password of some length';
const signIn = (body: object = {}) => nobody<Tokens>('POST', '/v1/sessions', { ...credentials, ...body });
const refresh = (refreshToken: string) => nobody<Tokens>('POST', '/v1/sessions/refresh', { refreshToken });

describe('signing up', () => {
  test('answers the organisation, its first workspace, its owner and tokens', async () => {
    const body = { email: address('founder'), password, organisation: { name: 'Acme', region } };
    const answer = await postTwice<Tokens & { user: { id: string } }>(nobody, '/v1/signup', body);

    expect([answer.status, answer.body]).toEqual([
      201,
      {
        organisation: { id: id('org'), name: 'Acme', region, plan: text },
        workspace: { id: id('wsp'), slug: 'default' },
        user: { id: id('usr'), email: body.email },
        ...tokens,
      },
    ]);
    const me = await apiCaller(apiUrl, answer.body.accessToken)<{ roles: object }>('GET', '/v1/me');
    expect(me.body.roles).toEqual({ organisation: 'owner', workspaces: { default: 'admin' } });
  });

  test('refuses an address that is taken, and what is no address or password', async () => {
    const signUp = (body: object) =>
      refusal(nobody('POST', '/v1/signup', { email: address('x'), password, organisation: { name: 'Acme' }, ...body }));

    expect(await signUp({ email: credentials.email.toUpperCase() })).toEqual([409, 'email_taken']);
    expect(await signUp({ email: 'nobody' })).toEqual([400, 'validation_failed', 'body.email']);
    expect(await signUp({ password: 'short' })).toEqual([400, 'validation_failed', 'body.password']);
    expect(await signUp({ organisation: {} })).toEqual([400, 'validation_failed', 'body.organisation.name']);
  });
});

/** Without `fetch`, which in Node.js sends a request again that is answered 421, and fails at that (nodejs/undici#2898). */
const postPlainly = (path: string, body: object) =>
  new Promise<{ status: number; code: string }>((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    request(`${apiUrl}${path}`, { method: 'POST', headers }, (response) => {
      let answer = '';
      response.on('data', (chunk) => {
        answer += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, code: JSON.parse(answer).code }));
    })
      .on('error', reject)
      .end(JSON.stringify(body));
  });

test('signing up to a region that is not served here is misdirected', async () => {
  const body = { email: address('far'), password, organisation: { name: 'Acme', region: 'mars-north-1' } };

  expect(await postPlainly('/v1/signup', body)).toEqual({ status: 421, code: 'wrong_region' });
});

describe('sessions', () => {
  test('begin with the right password, and say who and where one is', async () => {
    for (const answer of [await signIn(), await signIn({ organisationId: organisation.id })]) {
      expect([answer.status, answer.body]).toEqual([
        200,
        { ...tokens, organisation: ours, user: { id: owner.id, email: credentials.email } },
      ]);
    }
  });

  test('an unknown address and a wrong password are answered alike', async () => {
    const answers = [
      await signIn({ email: address('nobody') }),
      await signIn({ password: 'not the password at all' }),
      await signIn({ organisationId: `org_${'0'.repeat(26)}` }),
    ].map(({ status, body }) => ({ status, body: { ...body, requestId: '' } }));

    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('a refresh token works once, and its second use ends the family', async () => {
    const first = (await signIn()).body;
    const renewed = await refresh(first.refreshToken);
    expect([renewed.status, renewed.body]).toEqual([200, tokens]);
    const caller = apiCaller(apiUrl, renewed.body.accessToken);
    expect((await caller('GET', '/v1/me')).status).toBe(200);

    expect(await refusal(refresh(first.refreshToken))).toEqual(unauthenticated);
    expect(await refusal(refresh(renewed.body.refreshToken))).toEqual(unauthenticated);
    expect(await refusal(caller('GET', '/v1/me'))).toEqual(unauthenticated);
    expect(await refusal(refresh('rubbish'))).toEqual(unauthenticated);
  });

  test('signing out ends both tokens, and those of no other session', async () => {
    const [mine, other] = [(await signIn()).body, (await signIn()).body];
    const caller = apiCaller(apiUrl, mine.accessToken);

    expect(await demanded(caller('DELETE', '/v1/sessions/current'), 204)).toBe('');

    expect(await refusal(refresh(mine.refreshToken))).toEqual(unauthenticated);
    expect(await refusal(caller('GET', '/v1/me'))).toEqual(unauthenticated);
    expect((await refresh(other.refreshToken)).status).toBe(200);
  });

  test('a new password ends every session', async () => {
    const { owner: person, credentials: theirs } = await newOrganisation(apiUrl);
    const session = await demanded(nobody<Tokens>('POST', '/v1/sessions', theirs), 200);
    const change = (currentPassword: string) => person.call('PUT', '/v1/me/password', { currentPassword, password });

    expect(await refusal(change('not the password at all'))).toEqual([
      400,
      'validation_failed',
      'body.currentPassword',
    ]);
    await demanded(change(theirs.password), 204);

    expect(await refusal(refresh(session.refreshToken))).toEqual(unauthenticated);
    expect(await refusal(nobody('POST', '/v1/sessions', theirs))).toEqual(unauthenticated);
    await demanded(nobody('POST', '/v1/sessions', { ...theirs, password }), 200);
    expect(await refusal(person.call('GET', '/v1/me'))).toEqual(unauthenticated);
  });

  test('the keys that sign access tokens are public, and nothing of them is private', async () => {
    const { status, body } = await nobody<{ keys: object[] }>('GET', '/.well-known/jwks.json');

    expect(status).toBe(200);
    expect(body).toEqual({
      keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: text, x: text, y: text }],
    });
    const [head = ''] = organisation.tokens.accessToken.split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({ alg: 'ES256', kid: text });
    await expectEntityTag(nobody, '/.well-known/jwks.json');
  });
});

describe('who one is', () => {
  test('a person has roles, a key has scopes', async () => {
    const person = await editor.call('GET', '/v1/me');
    expect(person.body).toEqual({
      user: { id: editor.id, email: text, name: null },
      organisation: ours,
      roles: { organisation: 'member', workspaces: { default: 'editor' } },
    });
    const key = await organisation.key('read', 'deploy');
    expect((await key.call('GET', '/v1/me')).body).toEqual({
      apiKey: { id: key.id, name: text, workspace: 'default', scopes: ['read', 'deploy'], expiresAt: null },
      organisation: ours,
    });
    await expectEntityTag(owner.call, '/v1/me');
    for (const [method, path] of [
      ['DELETE', '/v1/sessions/current'],
      ['GET', '/v1/members'],
    ] as const) {
      expect(await refusal(key.call(method, path))).toEqual(insufficient);
    }
  });
});

describe('members', () => {
  const invite = (body: object) => owner.call<Invited>('POST', '/v1/members', { role: 'member', ...body });
  const accept = (token: string, more: object = {}) =>
    nobody<Tokens>('POST', '/v1/invitations/accept', { token, password, ...more });

  test('are invited, accept once, are changed and removed', async () => {
    const email = address('grace');
    const workspaces = [{ workspace: 'default', role: 'viewer' }];
    const invited = await postTwice<Invited>(owner.call, '/v1/members', { email, role: 'member', workspaces });
    const member = { userId: id('usr'), email, name: null, role: 'member', status: 'invited', workspaces };
    expect([invited.status, invited.body]).toEqual([
      201,
      { member: { ...member, createdAt: time }, invitation: { token: text, expiresAt: time } },
    ]);
    const days = (Date.parse(invited.body.invitation.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    const { userId } = invited.body.member;

    const { token } = invited.body.invitation;
    expect(await refusal(accept(`${token}x`))).toEqual(unauthenticated);
    expect(await refusal(accept(token, { password: 'short' }))).toEqual([400, 'validation_failed', 'body.password']);
    const joined = await accept(token, { name: 'Grace' });
    expect([joined.status, joined.body]).toEqual([200, { ...tokens, organisation: ours, user: { id: userId, email } }]);
    expect(await refusal(accept(token))).toEqual(unauthenticated);
    expect(await refusal(invite({ email }))).toEqual([409, 'member_exists']);
    const grace = apiCaller(apiUrl, joined.body.accessToken);
    expect(await refusal(grace('POST', `${workspace}/prompts`, { name: 'not-hers' }))).toEqual(forbidden);

    const raised = await owner.call('PATCH', `/v1/members/${userId}`, {
      workspaces: [{ workspace: 'default', role: 'editor' }],
    });
    expect([raised.status, raised.body]).toEqual([
      200,
      {
        ...member,
        createdAt: time,
        name: 'Grace',
        status: 'active',
        workspaces: [{ workspace: 'default', role: 'editor' }],
      },
    ]);
    await demanded(grace('POST', `${workspace}/prompts`, { name: 'hers' }), 201);

    await demanded(owner.call('DELETE', `/v1/members/${userId}`), 204);
    expect(await refusal(grace('GET', `${workspace}/prompts`))).toEqual(unauthenticated);
    expect(await refusal(refresh(joined.body.refreshToken))).toEqual(unauthenticated);
    expect(await refusal(owner.call('DELETE', `/v1/members/${userId}`))).toEqual(notFound);
  });

  test('are listed for admins, and managed by nobody else; owners by owners', async () => {
    const { body } = await owner.call<{ data: object[]; nextCursor: null }>('GET', '/v1/members?limit=100');
    expect(body.data).toContainEqual({
      userId: owner.id,
      email: credentials.email,
      name: null,
      status: 'active',
      role: 'owner',
      workspaces: [{ workspace: 'default', role: 'admin' }],
      createdAt: time,
    });
    expect(body.nextCursor).toBeNull();
    for (const { call } of [viewer, editor, admin]) {
      expect(await refusal(call('GET', '/v1/members'))).toEqual(forbidden);
      expect(await refusal(call('POST', '/v1/members', { email: address('z'), role: 'member' }))).toEqual(forbidden);
    }
    const second = (await invite({ email: address('deputy'), role: 'admin' })).body;
    const deputy = apiCaller(apiUrl, (await accept(second.invitation.token)).body.accessToken);
    expect((await deputy('GET', '/v1/members')).status).toBe(200);
    expect(await refusal(deputy('PATCH', `/v1/members/${owner.id}`, { role: 'member' }))).toEqual(forbidden);
    expect(await refusal(deputy('DELETE', `/v1/members/${owner.id}`))).toEqual(forbidden);
    expect(await refusal(owner.call('DELETE', `/v1/members/${owner.id}`))).toEqual([409, 'conflict']);
    expect((await refusal(invite({ email: address('z'), role: 'owner' })))[0]).toBe(400);
  });
});

describe('API keys', () => {
  const keys = `${workspace}/api-keys`;
  type Key = { id: string; secret: string };

  test('show their secret once, are listed without it, and are refused once they are deleted', async () => {
    const expiresAt = '2099-01-01T00:00:00.000Z';
    const made = await postTwice<Key>(owner.call, keys, { name: 'shop', scopes: ['read'], expiresAt });
    const shown = {
      id: id('key'),
      workspace: 'default',
      name: 'shop',
      scopes: ['read'],
      createdAt: time,
      createdBy: { type: 'user', id: owner.id },
      expiresAt,
      lastUsedAt: null,
      rateLimit: null,
    };
    const secret = expect.stringMatching(new RegExp(`^pg_${organisation.id}_${made.body.id}_\\w{4}[\\w-]{51}$`));
    expect([made.status, made.body]).toEqual([201, { ...shown, secret }]);
    const list = await owner.call<{ data: object[] }>('GET', keys);
    expect(list.body.data[0]).toEqual(shown);
    expect((await owner.call('GET', `${keys}/${made.body.id}`)).body).toEqual(shown);
    await expectEntityTag(owner.call, `${keys}/${made.body.id}`);

    await demanded(owner.call('DELETE', `${keys}/${made.body.id}`), 204);
    expect(await refusal(apiCaller(apiUrl, made.body.secret)('GET', `${workspace}/prompts`))).toEqual(unauthenticated);
    expect(await refusal(owner.call('DELETE', `${keys}/${made.body.id}`))).toEqual(notFound);
  });

  test('are refused once they have expired', async () => {
    const expiresAt = new Date(Date.now() + 1500).toISOString();
    const { secret } = await demanded(
      owner.call<Key>('POST', keys, { name: 'soon', scopes: ['read'], expiresAt }),
      201,
    );
    await until(
      async () => Date.now(),
      (now) => now > Date.parse(expiresAt),
    );

    expect(await refusal(apiCaller(apiUrl, secret)('GET', `${workspace}/prompts`))).toEqual(unauthenticated);
  });

  test('act by their scopes, in their own workspace alone, and manage nothing', async () => {
    const [read, write, deploy] = [
      await organisation.key('read'),
      await organisation.key('write'),
      await organisation.key('deploy'),
    ];
    const prompts = `${workspace}/prompts`;
    expect(await refusal(read.call('POST', prompts, { name: 'by-key' }))).toEqual(insufficient);
    expect(await refusal(deploy.call('POST', prompts, { name: 'by-key' }))).toEqual(insufficient);
    const made = await demanded(write.call<{ createdBy: object }>('POST', prompts, { name: 'by-key' }), 201);
    expect(made.createdBy).toEqual({ type: 'apiKey', id: write.id });
    const rollout = { environment: 'development', version: 1 };
    expect(await refusal(write.call('POST', `${prompts}/by-key/rollouts`, rollout))).toEqual(insufficient);
    expect(await refusal(deploy.call('POST', `${prompts}/by-key/rollouts`, rollout))).toEqual(notFound);
    expect(await refusal(write.call('GET', keys))).toEqual(insufficient);
    await demanded(owner.call('POST', '/v1/workspaces', { slug: 'elsewhere', name: 'Elsewhere' }), 201);
    expect(await refusal(write.call('GET', '/v1/workspaces/elsewhere/prompts'))).toEqual(notFound);
  });

  test('are not made without a scope, of a scope that is none, or in the past', async () => {
    const make = (body: object) => refusal(owner.call('POST', keys, { name: 'x', scopes: ['read'], ...body }));

    expect(await make({ scopes: [] })).toEqual([400, 'validation_failed', 'body.scopes']);
    expect(await make({ scopes: ['admin'] })).toEqual([400, 'validation_failed', 'body.scopes.0']);
    expect(await make({ expiresAt: '2020-01-01T00:00:00.000Z' })).toEqual([400, 'validation_failed', 'body.expiresAt']);
    expect(await refusal(editor.call('POST', keys, { name: 'x', scopes: ['read'] }))).toEqual(forbidden);
  });
});

describe('workspaces', () => {
  test('are created with their environments, read, changed and peopled', async () => {
    const made = await postTwice<{ id: string }>(owner.call, '/v1/workspaces', { slug: 'support', name: 'Support' });
    const view = { id: id('wsp'), slug: 'support', name: 'Support', scan: { judge: 'off' }, createdAt: time };
    expect([made.status, made.body]).toEqual([201, view]);
    expect(await refusal(owner.call('POST', '/v1/workspaces', { slug: 'support', name: 'x' }))).toEqual([
      409,
      'workspace_exists',
    ]);
    const path = '/v1/workspaces/support';
    expect((await owner.call('GET', path)).body).toEqual(view);
    await expectEntityTag(owner.call, path);
    await expectPrecondition(owner.call, 'PATCH', path, { name: 'Help', scan: { judge: 'advisory' } });
    expect((await owner.call('GET', path)).body).toEqual({ ...view, name: 'Help', scan: { judge: 'advisory' } });
    const list = await owner.call<{ data: { slug: string }[] }>('GET', '/v1/workspaces');
    expect(list.body.data.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['default', 'support']));
    expect(await refusal(viewer.call('GET', '/v1/workspaces'))).toEqual(forbidden);
    expect(await refusal(viewer.call('GET', path))).toEqual(notFound);

    const seat = `${path}/members/${viewer.id}`;
    const put = await owner.call('PUT', seat, { role: 'reviewer' });
    const member = { userId: viewer.id, email: text, name: null, status: 'active', role: 'reviewer' };
    expect([put.status, put.body]).toEqual([200, member]);
    const members = await owner.call<{ data: object[] }>('GET', `${path}/members`);
    expect(members.body.data).toContainEqual(member);
    expect((await viewer.call('GET', `${path}/prompts`)).status).toBe(200);
    expect(await refusal(viewer.call('GET', `${path}/members`))).toEqual(forbidden);
    await demanded(owner.call('DELETE', seat), 204);
    expect(await refusal(viewer.call('GET', `${path}/prompts`))).toEqual(notFound);
    expect(await refusal(owner.call('DELETE', seat))).toEqual(notFound);
    expect(await refusal(owner.call('PUT', seat, { role: 'owner' }))).toEqual([400, 'validation_failed', 'body.role']);
  });
});

describe('environments', () => {
  const path = `${workspace}/environments`;

  test('are three from the start, and production is protected', async () => {
    const { body } = await owner.call<{ data: object[] }>('GET', path);

    const view = { minHoldSeconds: number, createdAt: time };
    expect(body).toEqual({
      data: [
        { name: 'development', protected: false, ...view },
        { name: 'production', protected: true, ...view },
        { name: 'staging', protected: false, ...view },
      ],
      nextCursor: null,
    });
    expect(await refusal(editor.call('GET', path))).toEqual(forbidden);
  });

  test('are added, changed and deleted', async () => {
    const body = { name: 'canary-eu', protected: true, minHoldSeconds: 5, guardrails: { maxErrorRate: 0.02 } };
    const made = await postTwice(owner.call, path, body);
    expect([made.status, made.body]).toEqual([201, { ...body, createdAt: time }]);
    expect(await refusal(owner.call('POST', path, body))).toEqual([409, 'environment_exists']);

    const one = `${path}/canary-eu`;
    await expectEntityTag(owner.call, one);
    await expectPrecondition(owner.call, 'PATCH', one, { minHoldSeconds: 9, protected: false, guardrails: null });
    expect((await owner.call('GET', one)).body).toEqual({
      name: 'canary-eu',
      protected: false,
      minHoldSeconds: 9,
      createdAt: time,
    });
    await demanded(owner.call('DELETE', one), 204);
    expect(await refusal(owner.call('GET', one))).toEqual(notFound);
  });

  test('never lose the protection of production, the least hold, or the three', async () => {
    const production = `${path}/production`;
    const invalid = [400, 'validation_failed'];

    expect(await refusal(owner.call('PATCH', production, { protected: false }))).toEqual([
      ...invalid,
      'body.protected',
    ]);
    expect(await refusal(owner.call('PATCH', production, { minHoldSeconds: 0 }))).toEqual([
      ...invalid,
      'body.minHoldSeconds',
    ]);
    expect(await refusal(owner.call('DELETE', production))).toEqual([409, 'in_use']);
  });
});
