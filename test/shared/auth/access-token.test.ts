import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { accessTokenIssuer, accessTokenVerifier } from '#shared/auth/access-token.ts';

const now = new Date('2026-11-21T08:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const issuer = 'https://promptgate.dev/test/eu-central-1';
const claims = { userId: 'usr_1', organisationId: 'org_1', sessionId: 'ses_1' };
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = async () => ({ ...(await exportJWK(publicKey)), kid: 'kid-1' });
const sign = async (text: string) =>
  signWith('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
const issue = accessTokenIssuer({ issuer, publicKey: jwk, sign });
const verify = accessTokenVerifier({ issuer, publicKey: jwk });

/** A token that is right but for what is said. */
const forged = (payload: object = {}, header: object = {}, key = privateKey) =>
  new SignJWT({ iss: issuer, aud: 'promptgate', sub: 'usr_1', org: 'org_1', sid: 'ses_1', ...payload })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'kid-1', ...header })
    .setIssuedAt(now)
    .setExpirationTime(later(3600))
    .sign(key);

test('a token says whose it is for an hour', async () => {
  const token = await issue(claims, now);

  expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({
    alg: 'ES256',
    typ: 'at+jwt',
    kid: 'kid-1',
  });
  expect(await verify(token, now)).toEqual(claims);
  expect(await verify(token, later(3599))).toEqual(claims);
  expect(await verify(token, later(3606))).toBeUndefined();
});

test('a forgery that is right in everything passes, so that the next test means something', async () => {
  expect(await verify(await forged(), now)).toEqual(claims);
});

test.each([
  ['of another kind', () => forged({}, { typ: 'JWT' })],
  ['of another issuer', () => forged({ iss: 'https://elsewhere.example' })],
  ['for another audience', () => forged({ aud: 'elsewhere' })],
  ['without a session', () => forged({ sid: undefined })],
  ['without an organisation', () => forged({ org: undefined })],
  ['signed with another key', () => forged({}, {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  [
    'signed with the public key as a secret',
    async () =>
      new SignJWT({ iss: issuer, aud: 'promptgate', sub: 'usr_1', org: 'org_1', sid: 'ses_1' })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setIssuedAt(now)
        .setExpirationTime(later(3600))
        .sign(publicKey.export({ format: 'der', type: 'spki' })),
  ],
  ['that is not signed', async () => (await forged()).replace(/[^.]+$/, '')],
  ['that is rubbish', async () => 'rubbish'],
  ['that is empty', async () => ''],
])('a token %s is none', async (_what, make) => {
  expect(await verify(await make(), now)).toBeUndefined();
});

test('a token from the future is none, but for the difference of two clocks', async () => {
  expect(await verify(await issue(claims, later(3)), now)).toEqual(claims);
  expect(await verify(await issue(claims, later(60)), now)).toBeUndefined();
});

test('without a key to check with nothing is decided', async () => {
  const publicKey = async () => Promise.reject(new Error('KMS is away'));

  await expect(accessTokenVerifier({ issuer, publicKey })(await forged(), now)).rejects.toThrow('KMS is away');
});
