import { request } from 'node:http';
import { describe, expect, inject, test } from 'vitest';
import { apiCaller } from '#demo/api.ts';
import { demanded, newOrganisation } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  id,
  insufficient,
  postTwice,
  refusal,
  type Tokens,
  text,
  tokens,
  unauthenticated,
} from './shapes.ts';

const { apiUrl, region } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner, nobody, credentials } = organisation;
const editor = await organisation.join('editor');
const ours = { id: organisation.id, name: 'Example', region, plan: text };
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
    expect(body.keys.length).toBeGreaterThan(0);
    for (const key of body.keys) {
      expect(key).toEqual({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: text, x: text, y: text });
    }
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
