import { describe, expect, test } from 'vitest';
import { accessTokenIssuer, accessTokenVerifier } from '#shared/auth/access-token.ts';
import { forgeries, rightToken, unsendable } from '#test/support/forged-tokens.ts';
import { signingKey } from '#test/support/signing-key.ts';

const now = new Date('2026-11-21T08:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const issuer = 'https://promptgate.dev/test/eu-west-1';
const claims = { userId: 'usr_1', organisationId: 'org_1', sessionId: 'ses_1' };

const generation = async () => {
  const key = await signingKey();
  return { ...key, issue: accessTokenIssuer({ issuer, ...key }) };
};

const [older, newer] = [await generation(), await generation()];
const findKey = async (kid: string) => [older.key, newer.key].find((key) => key.kid === kid);
const verify = accessTokenVerifier({ issuer, findKey });

const forge = {
  issuer,
  claims: { sub: 'usr_1', org: 'org_1', sid: 'ses_1' },
  now,
  key: newer.key,
  otherKid: older.key.kid,
  sign: newer.sign,
};

test('a token says whose it is for an hour', async () => {
  const token = await newer.issue(claims, now);

  expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({
    alg: 'ES256',
    typ: 'at+jwt',
    kid: newer.key.kid,
  });
  expect(await verify(token, now)).toEqual(claims);
  expect(await verify(token, later(3599))).toEqual(claims);
  expect(await verify(token, later(3606))).toBeUndefined();
});

test('tokens of every generation of keys are taken, and of none that is not known any more', async () => {
  const token = await older.issue(claims, now);
  const withoutOlder = accessTokenVerifier({
    issuer,
    findKey: async (kid) => (kid === newer.key.kid ? newer.key : undefined),
  });

  expect(await verify(token, now)).toEqual(claims);
  expect(await withoutOlder(token, now)).toBeUndefined();
});

test('a token from the future is none, but for the difference of two clocks', async () => {
  expect(await verify(await newer.issue(claims, later(3)), now)).toEqual(claims);
  expect(await verify(await newer.issue(claims, later(60)), now)).toBeUndefined();
});

describe('whoever can have anything signed', () => {
  test('gets in with a token that is right in everything, so that the others mean something', async () => {
    expect(await verify(await rightToken(forge), now)).toEqual(claims);
  });

  test.each([...forgeries, ...unsendable])('does not get in with a token %s', async (_what, make) => {
    expect(await verify(await make(forge), now)).toBeUndefined();
  });

  test.each(['rubbish', '', '.', '..', '...', 'a.b.c'])('does not get in with %j', async (token) => {
    expect(await verify(token, now)).toBeUndefined();
  });
});

test('a header is known for a forgery before any key is asked for', async () => {
  const asked: string[] = [];
  const spying = accessTokenVerifier({ issuer, findKey: async (kid) => void asked.push(kid) });

  for (const [, make] of forgeries) await spying(await make(forge), now);

  expect(asked.filter((kid) => !/^[\w-]{43}$/.test(kid))).toEqual([]);
});

test('without a key to check with nothing is decided', async () => {
  const unreachable = accessTokenVerifier({ issuer, findKey: async () => Promise.reject(new Error('KMS is away')) });

  await expect(unreachable(await newer.issue(claims, now), now)).rejects.toThrow('KMS is away');
});
