import { randomBytes } from 'node:crypto';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { apiCaller, until } from '#demo/api.ts';
import { clientOf } from '#test/local/fixture.ts';
import { client, openIdProvider } from '#test/support/openid-provider.ts';
import { demanded, newOrganisation } from '#test/support/organisation.ts';
import { id, jwt, text } from './shapes.ts';

type Tokens = { accessToken: string; user: { id: string; email: string } };

const stack = inject('stack');
const { apiUrl } = stack;
const provider = await openIdProvider(`${apiUrl}/v1/sso/google/callback`);
const nobody = apiCaller(apiUrl);

const start = () => fetch(`${apiUrl}/v1/sso/google/start`, { redirect: 'manual' });

/** What an operator enters once Google has registered the stage. */
const setUp = (settings: object) =>
  new SecretsManagerClient(clientOf(stack)).send(
    new PutSecretValueCommand({ SecretId: 'promptgate/local/google', SecretString: JSON.stringify(settings) }),
  );
const notSetUp = { issuer: 'https://accounts.google.com', clientId: '', clientSecret: 'none' };

beforeAll(async () => {
  await setUp({ issuer: provider.issuer, ...client });
});
/** The stack is left as it was found, in every process of the function. */
afterAll(async () => {
  await setUp(notSetUp);
  await until(
    () => Promise.all(Array.from({ length: 12 }, async () => (await start()).status)),
    (statuses) => statuses.every((status) => status === 404),
    30,
  );
  await provider.stop();
}, 60_000);

const person = (email: string) => ({ sub: randomBytes(8).toString('hex'), email, email_verified: true });

/** Each process of the function looks for another client every ten seconds. */
const authorization = async (): Promise<string> => {
  const { headers } = await until(start, ({ status }) => status === 303, 30);
  return headers.get('location') ?? '';
};

test('a person of a Workspace signs in to the account of their address, and is known from then on', async () => {
  const email = `ada-${randomBytes(6).toString('hex')}@example.com`;
  const signup = { email, password: randomBytes(18).toString('base64url'), organisation: { name: 'Example' } };
  const { user } = await demanded(nobody<Tokens>('POST', '/v1/signup', signup), 201);
  const ada = { ...person(email), hd: 'example.com' };

  const callback = await provider.signIn(await authorization(), ada);
  const answer = await fetch(callback);
  const tokens = (await answer.json()) as Tokens;

  expect([answer.status, tokens]).toEqual([
    200,
    {
      accessToken: jwt,
      refreshToken: text,
      expiresIn: 3600,
      organisation: expect.objectContaining({ name: 'Example' }),
      user: { id: user.id, email },
    },
  ]);
  expect((await apiCaller(apiUrl, tokens.accessToken)('GET', '/v1/me')).status).toBe(200);
  expect((await fetch(callback)).status).toBe(401);

  const renamed = { ...ada, email: `elsewhere-${email}`, hd: '' };
  const again = await fetch(await provider.signIn(await authorization(), renamed));
  expect(((await again.json()) as Tokens).user).toEqual({ id: id('usr'), email });
});

test('nobody is signed in whom nobody here knows, or for whom Google does not speak', async () => {
  const organisation = await newOrganisation(apiUrl);
  for (const email of ['nobody@gmail.com', organisation.credentials.email]) {
    const answer = await fetch(await provider.signIn(await authorization(), person(email)));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'unauthenticated' });
  }
});
