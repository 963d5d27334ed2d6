import { afterAll, describe, expect, test } from 'vitest';
import { googleProvider } from '#shared/auth/google-provider.ts';
import { client, openIdProvider } from '#test/support/openid-provider.ts';

const redirectUri = 'http://127.0.0.1:9/v1/sso/google/callback';
const provider = await openIdProvider(redirectUri);
afterAll(provider.stop);
const google = googleProvider({ issuer: provider.issuer, ...client }, { allowLoopback: true });

const ada = { sub: '1', email: 'ada@gmail.com', email_verified: true };
const begun = {
  state: 'a state that nobody guesses',
  nonce: 'a nonce that nobody guesses',
  codeVerifier: 'a verifier that nobody guesses, of at least 43 characters'.replaceAll(/[ ,]/g, '-'),
  redirectUri,
};
const callback = async (as = ada) => {
  const url = await provider.signIn(await google.authorizationUrl(begun), as);
  return Object.fromEntries(new URL(url).searchParams);
};

test('a person who signs in is who the provider says', async () => {
  const query = await callback();

  expect(await google.identityOf(query, begun)).toEqual({
    subject: '1',
    email: 'ada@gmail.com',
    emailVerified: true,
  });
});

test('the Workspace and an address that was not verified are told', async () => {
  const query = await callback({ ...ada, email: 'ada@example.com', email_verified: false, ...{ hd: 'example.com' } });

  expect(await google.identityOf(query, begun)).toMatchObject({ emailVerified: false, hostedDomain: 'example.com' });
});

test('the request has PKCE, a state and a nonce, and no secret', async () => {
  const url = new URL(await google.authorizationUrl(begun));

  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    state: begun.state,
    nonce: begun.nonce,
    redirect_uri: redirectUri,
  });
  expect(url.href).not.toContain(begun.codeVerifier);
  expect(url.href).not.toContain(encodeURIComponent(client.clientSecret));
});

describe('refused is', () => {
  test.each([
    ['another state', { state: 'another' }],
    ['another nonce', { nonce: 'another' }],
    ['another verifier', { codeVerifier: 'x'.repeat(43) }],
    ['another address to come back to', { redirectUri: `${redirectUri}/elsewhere` }],
  ])('%s', async (_what, other) => {
    const query = await callback();
    await expect(google.identityOf(query, { ...begun, ...other })).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test.each([
    ['a code that nobody gave', { code: 'made-up' }],
    ['an answer of another issuer', { iss: 'https://accounts.example.com' }],
    ['a refusal', { error: 'access_denied' }],
  ])('%s', async (_what, other) => {
    const query = await callback();
    await expect(google.identityOf({ ...query, ...other }, begun)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('a code for the second time', async () => {
    const query = await callback();
    await google.identityOf(query, begun);
    await expect(google.identityOf(query, begun)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('an answer without a code', async () => {
    const { code: _none, ...query } = await callback();
    await expect(google.identityOf(query, begun)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

test('a wrong client secret is nothing that the person could mend', async () => {
  const wrong = googleProvider({ issuer: provider.issuer, ...client, clientSecret: 'wrong' }, { allowLoopback: true });
  await expect(wrong.identityOf(await callback(), begun)).rejects.toMatchObject({ code: 'internal' });
});

test('a provider that cannot be reached is asked again the next time', async () => {
  const down = googleProvider({ issuer: 'http://127.0.0.1:9', ...client }, { allowLoopback: true });
  await expect(down.authorizationUrl(begun)).rejects.toMatchObject({ code: 'unavailable' });
  await expect(down.authorizationUrl(begun)).rejects.toMatchObject({ code: 'unavailable' });
});

test('without leave, nobody on this machine or over plain HTTP is believed', async () => {
  const strict = googleProvider({ issuer: provider.issuer, ...client }, { allowLoopback: false });
  await expect(strict.authorizationUrl(begun)).rejects.toMatchObject({ code: 'unavailable' });
});
