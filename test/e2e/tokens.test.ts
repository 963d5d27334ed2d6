import { KMSClient } from '@aws-sdk/client-kms';
import { request } from 'undici';
import { describe, expect, inject, test } from 'vitest';
import { apiCaller } from '#demo/api.ts';
import { accessTokenIssuer } from '#shared/auth/access-token.ts';
import { executionTokenIssuer } from '#shared/auth/execution-token.ts';
import { allRoutes } from '#shared/contracts/index.ts';
import { publicKeyReader } from '#shared/crypto/public-key.ts';
import { kmsSigner } from '#shared/crypto/token-signer.ts';
import { issuerOf, regionCodeOf, regions } from '#shared/domain/region.ts';
import { forgeries, rightToken } from '#test/support/forged-tokens.ts';
import { newOrganisation, workspace } from '#test/support/organisation.ts';
import { signingKey } from '#test/support/signing-key.ts';

const { apiUrl, emulatorUrl, region, stage } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner } = organisation;
const kms = new KMSClient({
  endpoint: emulatorUrl,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** A generation of the stack's own keys, used as only the root of the account may. */
const generation = async (name: string) => {
  const alias = `alias/promptgate/${stage}/${name}`;
  const key = await publicKeyReader(kms, alias)();
  return { key, signingKid: async () => key.kid, sign: kmsSigner(kms, alias) };
};

const [older, newer] = [await generation('signing'), await generation('signing-2')];
const issuer = issuerOf(stage, region);
const there = regions.find((each) => each !== region) ?? '';
const partOf = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
const { sub, org, sid } = partOf(owner.token, 1);
const issue = (by: Pick<typeof older, 'signingKid' | 'sign'>, at = new Date(), from = issuer) =>
  accessTokenIssuer({ issuer: from, ...by })({ userId: sub, organisationId: org, sessionId: sid }, at);
const statusOf = async (token: string) => (await apiCaller(apiUrl, token)('GET', '/v1/me')).status;

describe('keys that follow one another', () => {
  test('are all published, and the newest signs', async () => {
    const { body } = await organisation.nobody<{ keys: { kid: string }[] }>('GET', '/.well-known/jwks.json');

    expect(body.keys).toEqual([older.key, newer.key]);
    expect(partOf(owner.token, 0)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: newer.key.kid });
    expect(partOf(owner.token, 1)).toMatchObject({ iss: issuer, aud: 'promptgate' });
  });

  test('are all taken, and no other is', async () => {
    expect(await statusOf(await issue(older))).toBe(200);
    expect(await statusOf(await issue(newer))).toBe(200);
    expect(await statusOf(await issue(await signingKey()))).toBe(401);
  });
});

test('no forged or mangled token gets in, even one that our own key has signed', async () => {
  const { key, sign } = newer;
  const forge = { issuer, claims: { sub, org, sid }, now: new Date(), key, otherKid: older.key.kid, sign };
  expect(await statusOf(await rightToken(forge))).toBe(200);

  const statuses: [string, number][] = [];
  for (const [what, make] of forgeries) statuses.push([what, await statusOf(await make(forge))]);

  expect(statuses.filter(([, status]) => status !== 401)).toEqual([]);
});

test('a token that our key signed for a session that does not exist is refused', async () => {
  const { key, sign } = newer;
  const forge = { issuer, claims: { sub, org, sid }, now: new Date(), key, otherKid: older.key.kid, sign };
  for (const claims of [
    { sub, org, sid: `ses_${'0'.repeat(26)}` },
    { sub, org: `org_${'0'.repeat(26)}`, sid },
    { sub: `usr_${'0'.repeat(26)}`, org, sid },
  ]) {
    expect(await statusOf(await rightToken({ ...forge, claims }))).toBe(401);
  }
});

test('an execution token opens no route', async () => {
  const execution = { executionId: sid, organisationId: org, action: 'evaluate' };
  const token = await executionTokenIssuer({ issuer, ...newer })(execution, new Date());
  const call = apiCaller(apiUrl, token);
  const closed = allRoutes.filter(({ access }) => access !== 'public');

  for (const { method, path } of closed) {
    const { status } = await call(method, path.replaceAll(/\{\w+\}/g, 'x'));
    expect(status, `${method} ${path}`).toBe(401);
  }
  expect(closed.length).toBeGreaterThan(50);
});

/** Without `fetch`, which in Node.js sends a request again that is answered 421, and fails at that (nodejs/undici#2898). */
const getPlainly = async (path: string, token: string) => {
  const { statusCode, body } = await request(`${apiUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const { code, detail } = (await body.json()) as { code: string; detail: string };
  return { statusCode, code, namesIt: detail.includes(there) };
};

describe('credentials of another region', () => {
  const misdirected = { statusCode: 421, code: 'wrong_region', namesIt: true };

  test('are sent there, on every path', async () => {
    const token = await issue(await signingKey(), new Date(), issuerOf(stage, there));
    const { token: key } = await organisation.key('read');
    const foreign = key.replace(key.slice(-55), `${regionCodeOf(there)}${key.slice(-51)}`);

    for (const path of ['/v1/me', `${workspace}/prompts`, '/v1/audit-events']) {
      expect(await getPlainly(path, token)).toEqual(misdirected);
      expect(await getPlainly(path, foreign)).toEqual(misdirected);
    }
  });

  test('or of another stage, or of nowhere, are nobody’s', async () => {
    for (const from of [issuerOf('prod', there), issuerOf(stage, 'mars-north-1')]) {
      expect(await statusOf(await issue(await signingKey(), new Date(), from))).toBe(401);
    }
    const { token: key } = await organisation.key('read');
    expect(await statusOf(key.replace(key.slice(-55), `aps1${key.slice(-51)}`))).toBe(401);
  });
});

test('a key shows when it was used last', async () => {
  const key = await organisation.key('read');
  const path = `${workspace}/api-keys/${key.id}`;
  expect((await owner.call('GET', path)).body).toMatchObject({ id: key.id, lastUsedAt: null });

  const before = new Date().toISOString();
  expect((await key.call('GET', '/v1/me')).status).toBe(200);

  const { body } = await owner.call<{ lastUsedAt: string }>('GET', path);
  expect(body.lastUsedAt >= before).toBe(true);
  const { body: list } = await owner.call<{ data: object[] }>('GET', `${workspace}/api-keys`);
  expect(list.data).toContainEqual(expect.objectContaining({ id: key.id, lastUsedAt: body.lastUsedAt }));
});
