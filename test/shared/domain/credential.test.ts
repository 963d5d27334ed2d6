import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHolder, checkMaker } from '#shared/auth/credential-check.ts';
import { apiKeyCredential, parseApiKey } from '#shared/domain/api-key.ts';
import { credentialParser, newCredential } from '#shared/domain/credential.ts';
import { regions } from '#shared/domain/region.ts';

const keyedHash = async (purpose: string, text: string) =>
  createHmac('sha256', purpose).update(text).digest('base64url');
const checkOf = checkMaker(keyedHash);
const holdsCheck = checkHolder(keyedHash);

const ids = fc.record({ organisationId: fc.ulid().map((id) => `org_${id}`), id: fc.ulid().map((id) => `key_${id}`) });
const random = fc.uint8Array({ minLength: 32, maxLength: 32 });

const made = async (bytes: Uint8Array, names: { organisationId: string; id: string }, region = 'eu-west-1') => {
  const randomText = (length: number) => Buffer.from(bytes.subarray(0, length)).toString('base64url');
  return newCredential({ randomText, checkOf, region }, apiKeyCredential, names);
};

test('a credential says again what it was made of, whatever is in its secret', async () => {
  await fc.assert(
    fc.asyncProperty(random, ids, fc.constantFrom(...regions), async (bytes, names, region) => {
      const { text, secret } = await made(bytes, names, region);
      const parsed = parseApiKey(text);

      expect(parsed).toMatchObject({ ...names, secret });
      expect(text).toBe(`pg_${names.organisationId}_${names.id}_${secret}`);
      expect(await holdsCheck(parsed!.checked, parsed!.check)).toBe(true);
      expect(Buffer.byteLength(secret)).toBeLessThanOrEqual(72);
      expect(Buffer.from(secret.slice(4, 47), 'base64url')).toEqual(Buffer.from(bytes));
    }),
  );
});

test('changed in any character it is none, or has a check that does not hold', async () => {
  const character = fc.constantFrom(...'ABCXYZabcxyz0189-_');
  await fc.assert(
    fc.asyncProperty(random, ids, fc.nat(), character, async (bytes, names, position, other) => {
      const { text } = await made(bytes, names);
      const at = position % text.length;
      fc.pre(text[at] !== other);
      const parsed = parseApiKey(text.slice(0, at) + other + text.slice(at + 1));

      expect(parsed !== undefined && (await holdsCheck(parsed.checked, parsed.check))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('any other text is none', async () => {
  const { text } = await made(new Uint8Array(32), {
    organisationId: `org_${'0'.repeat(26)}`,
    id: `key_${'0'.repeat(26)}`,
  });
  expect(parseApiKey(text)).toBeDefined();

  for (const other of [`${text}\n`, ` ${text}`, `${text}A`, text.slice(0, -1), text.replace('pg_', 'xx_'), '']) {
    expect(parseApiKey(other)).toBeUndefined();
  }
  fc.assert(fc.property(fc.string(), (other) => parseApiKey(other) === undefined));
});

test('a credential of one kind is none of another', async () => {
  const { text } = await made(new Uint8Array(32), {
    organisationId: `org_${'0'.repeat(26)}`,
    id: `key_${'0'.repeat(26)}`,
  });

  expect(credentialParser({ prefix: 'pg', id: 'session' })(text)).toBeUndefined();
  expect(credentialParser({ prefix: 'other', id: 'apiKey' })(text)).toBeUndefined();
});

test('while there is no key to make checks with, none holds', async () => {
  const holds = checkHolder(async () => undefined);

  expect(await holds('text', await checkOf('text'))).toBe(false);
});
