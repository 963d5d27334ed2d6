import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSession } from '#functions/identity/create-session.ts';
import { createSsoSession } from '#functions/sso/create-sso-session.ts';
import { finishGoogleSignIn } from '#functions/sso/finish-google-sign-in.ts';
import { startGoogleSignIn } from '#functions/sso/start-google-sign-in.ts';
import { challengeOf } from '#shared/auth/code-challenge.ts';
import { googleAccounts, googleSignInRepository } from '#shared/data/google-sign-in-repository.ts';
import { keys } from '#shared/data/keys.ts';
import { samlSignInRepository } from '#shared/data/saml-sign-in-repository.ts';
import { signInCodeRepository } from '#shared/data/sign-in-code-repository.ts';
import { vouchedAccounts } from '#shared/data/vouched-account-repository.ts';
import type { GoogleIdentity, GoogleProvider } from '#shared/domain/google-sign-in.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { ada as adaHere, claimsOf, founded, origin } from '#test/support/identity-world.ts';

const apiUrl = 'https://api.example.com';
const redirectUri = `${apiUrl}/v1/sso/google/callback`;
const ada: GoogleIdentity = {
  subject: '1',
  email: 'Ada@Example.com',
  emailVerified: true,
  hostedDomain: 'example.com',
};
const gmail = { ...ada, email: 'ada@gmail.com', hostedDomain: undefined };
const client = { returnTo: 'http://127.0.0.1:9/done', codeChallenge: challengeOf('v'.repeat(43)), state: 'mine' };

const setUp = async () => {
  const world = await founded();
  let person = ada;
  const provider: GoogleProvider = {
    authorizationUrl: async ({ state }) => `https://accounts.google.com/?state=${state}`,
    identityOf: async (query, expected) => {
      expect(expected).toMatchObject({ state: query['state'], nonce: `nonce of ${query['state']}`, redirectUri });
      return person;
    },
  };
  const { dependencies: identity, directory } = world;
  const dependencies = {
    ...identity,
    challengeOf,
    codes: signInCodeRepository(directory),
    consoleUrl: 'https://app.example.com',
    google: async () => provider,
    googleAccounts: googleAccounts(directory),
    googleSecrets: async (state: string) => ({ nonce: `nonce of ${state}`, codeVerifier: `verifier of ${state}` }),
    googleSignIns: googleSignInRepository(directory),
    vouched: vouchedAccounts(directory),
  };
  const start = async (query: Parameters<typeof startGoogleSignIn>[1]['query'] = {}) => {
    const { location } = await startGoogleSignIn(dependencies, { apiUrl, query });
    return new URL(location).searchParams.get('state') ?? '';
  };
  const finish = async (state: string, as = ada) => {
    person = as;
    return finishGoogleSignIn(dependencies, { origin, query: { state, code: 'code' } });
  };
  const change = async (set: Readonly<Record<string, unknown>>) => {
    const tenant = tenantOf(world.organisationId);
    await world.openTable(tenant).transact([{ update: keys.organisation(tenant), set }]);
  };
  return { ...world, dependencies, start, finish, change };
};

const tokensIn = (answer: Awaited<ReturnType<typeof finishGoogleSignIn>>) => {
  if ('location' in answer) throw new Error(`It leads to ${answer.location}.`);
  return answer;
};

test('a person whose address Google speaks for signs in to the account of that address', async () => {
  const { start, finish, userId, organisationId, rows } = await setUp();

  const answer = tokensIn(await finish(await start()));

  expect(answer.user).toEqual({ id: userId, email: adaHere.email });
  expect(claimsOf(answer)).toMatchObject({ userId, organisationId });
  expect(rows('SESSION').map((row) => row['method'])).toContain('google');
});

test('whoever has come once is known by their subject, whatever their address is by then', async () => {
  const { start, finish, userId } = await setUp();
  await finish(await start());

  const later = await finish(await start(), { ...gmail, emailVerified: false });

  expect(tokensIn(later).user.id).toBe(userId);
});

test('somebody else at Google does not get an account that belongs to the first', async () => {
  const { start, finish } = await setUp();
  await finish(await start());

  await expect(finish(await start(), { ...ada, subject: '2' })).rejects.toMatchObject({ code: 'conflict' });
});

test('a password from before the address was proven is gone, and so are its sessions', async () => {
  const { start, finish, dependencies, userId } = await setUp();
  await finish(await start());

  const account = await dependencies.accounts.ofUser(userId);
  expect(account).toMatchObject({ emailVerifiedAt: expect.any(String), sessionsSince: expect.any(String) });
  expect(account?.passwordHash).toBeUndefined();
  await expect(createSession(dependencies, { origin, body: adaHere })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test('the state of a sign-in with Google is not one of SAML, whoever posts it there', async () => {
  const { start, directory } = await setUp();
  const state = await start();

  const found = await samlSignInRepository(directory).find(createHash('sha256').update(state).digest('hex'));

  expect(found).toBeUndefined();
});

describe('nobody is signed in', () => {
  test.each([
    ['with an address that nobody has here', gmail],
    ['with an address that was not verified', { ...ada, emailVerified: false }],
    ['with an address that Google does not speak for', { ...ada, hostedDomain: undefined }],
  ])('%s', async (_why, person) => {
    const { start, finish } = await setUp();
    await expect(finish(await start(), person)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('by an answer that comes twice, late, or unasked', async () => {
    const { start, finish, advance } = await setUp();
    const state = await start();
    await finish(state);
    const late = await start();
    advance(600);

    for (const each of [state, late, 'never begun']) {
      await expect(finish(each)).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });

  test('into an organisation that they are not in', async () => {
    const { start, finish } = await setUp();
    const state = await start({ organisation: 'org_01JD6Y8Z3K5V7W9X1000000099' });
    await expect(finish(state)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('where SSO is enforced, or the organisation is closed to them', async () => {
    const { start, finish, change } = await setUp();
    await change({ ssoEnforced: true });
    await expect(finish(await start())).rejects.toMatchObject({ code: 'sso_required' });
  });
});

test('a client at an address of its own gets a code there, and tokens for it with its verifier', async () => {
  const { start, finish, dependencies, userId } = await setUp();

  const answer = await finish(await start(client));

  const url = new URL('location' in answer ? answer.location : '');
  expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:9\/done\?/);
  expect(url.searchParams.get('state')).toBe('mine');
  const body = { code: url.searchParams.get('code') ?? '', codeVerifier: 'v'.repeat(43) };
  expect((await createSsoSession(dependencies, { origin, body })).user.id).toBe(userId);
});

test('a client at an address of its own is told of failures there', async () => {
  const { start, finish } = await setUp();

  const answer = await finish(await start(client), gmail);

  expect('location' in answer && new URL(answer.location).searchParams.get('error')).toBe('unauthenticated');
});

test('of the sign-in, nothing that would help to finish it is kept', async () => {
  const { start, directory } = await setUp();
  const state = await start();

  const kept = JSON.stringify([...directory.rows.values()]);
  expect(kept).toContain(createHash('sha256').update(state).digest('hex'));
  for (const secret of [state, 'nonce of', 'verifier of']) expect(kept).not.toContain(secret);
});

test('on a stage where nobody has set Google up there is nothing', async () => {
  const { dependencies } = await setUp();
  const none = { ...dependencies, google: async () => undefined };

  await expect(startGoogleSignIn(none, { apiUrl, query: {} })).rejects.toMatchObject({ code: 'not_found' });
});
