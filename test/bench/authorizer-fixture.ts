import { generateKeyPairSync, randomBytes, sign as signWith } from 'node:crypto';
import type { KMSClient } from '@aws-sdk/client-kms';
import { marshall } from '@aws-sdk/util-dynamodb';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { accessTokenIssuer } from '#shared/auth/access-token.ts';
import { checkMaker } from '#shared/auth/credential-check.ts';
import { hashSecret } from '#shared/auth/secrets.ts';
import { pepper } from '#shared/crypto/pepper.ts';
import { directoryKeys, keys } from '#shared/data/keys.ts';
import type { Item } from '#shared/data/table.ts';
import { apiKeyCredential } from '#shared/domain/api-key.ts';
import { newCredential } from '#shared/domain/credential.ts';
import { issuerOf } from '#shared/domain/region.ts';
import { tenantOf } from '#shared/domain/tenant.ts';

/** All that the stub of AWS knows: rows by table-independent keys, and what KMS says. */
export type StubbedAws = {
  /** DynamoDB's JSON by `PK`, a line feed and `SK`. */
  readonly rows: Readonly<Record<string, object>>;
  /** In base64. */
  readonly publicKey: string;
  readonly pepper: string;
};

const ulid = '01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const organisationId = `org_${ulid}`;
const [userId, sessionId] = [`usr_${ulid}`, `ses_${ulid}`];
const tenant = tenantOf(organisationId);
export const region = 'eu-west-1';
export const issuer = issuerOf('bench', region);

const rowsOfUser = (at: string): readonly Item[] => [
  { ...directoryKeys.account(userId), entity: 'ACCOUNT', userId, email: 'ada@example.com' },
  { ...keys.organisation(tenant), id: organisationId, name: 'Example', region, plan: 'trial', owners: 1, revision: 1 },
  { ...keys.member(tenant, userId), userId, status: 'active', role: 'owner', workspaces: {}, joinedAt: at },
  {
    ...keys.session(tenant, userId, sessionId),
    id: sessionId,
    userId,
    method: 'password',
    startedAt: at,
    endsAt: '2099-01-01T00:00:00.000Z',
  },
];

const rowsOfKey = (id: string, secretHash: string, at: string): readonly Item[] => [
  { ...directoryKeys.apiKey(id), keyId: id, organisationId, secretHash },
  {
    ...keys.apiKey(tenant, id),
    id,
    workspace: 'default',
    name: 'web shop',
    scopes: ['read'],
    createdAt: at,
    createdBy: { type: 'user', id: userId },
    createdByMailbox: 'a'.repeat(64),
    expiresAt: null,
  },
];

/** An organisation with a session and some keys, its credentials, guesses of them, and AWS as it answers about them. */
export const authorizerFixture = async (keyCount: number, guessCount: number) => {
  const now = new Date();
  const at = new Date(now.getTime() - 1000).toISOString();
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey));
  const sign = async (text: string) =>
    signWith('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const issue = accessTokenIssuer({ issuer, signingKid: async () => kid, sign });

  const secret = randomBytes(32);
  const kms = { send: async () => ({ Plaintext: secret }) } as unknown as KMSClient;
  const { keyedHash } = pepper(kms, 'key', { get: async () => 'wrapped', put: async () => undefined });
  const randomText = (bytes: number) => randomBytes(bytes).toString('base64url');
  const making = { randomText, checkOf: checkMaker(keyedHash), region };

  const made = await Promise.all(
    Array.from({ length: keyCount }, async (_, index) => {
      const id = `key_${ulid.slice(0, -4)}${String(index).padStart(4, '0')}`;
      const key = await newCredential(making, apiKeyCredential, { organisationId, id });
      return { text: key.text, rows: rowsOfKey(id, await hashSecret(key.secret), at) };
    }),
  );
  const [first = ''] = made.map(({ text }) => text);
  const rows: readonly Item[] = [
    ...rowsOfUser(at),
    ...made.flatMap((each) => each.rows),
    { ...directoryKeys.pepper(), wrapped: Buffer.from('wrapped').toString('base64') },
  ];
  const aws: StubbedAws = {
    rows: Object.fromEntries(rows.map((row) => [`${row.PK}\n${row.SK}`, marshall(row)])),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    pepper: secret.toString('base64'),
  };
  return {
    aws,
    accessToken: await issue({ userId, organisationId, sessionId }, now),
    apiKeys: made.map(({ text }) => text),
    /** Right but for the secret, as whoever knows a key's id would guess. */
    guesses: Array.from({ length: guessCount }, () => `${first.slice(0, -51)}${randomText(64).slice(0, 51)}`),
  };
};
