import { randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient, KMSServiceException } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { envelopeSecrets } from '#shared/crypto/envelope.ts';
import type { Sealed } from '#shared/domain/secrets.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { organisationA, organisationB } from '#test/support/world.ts';

const kms = mockClient(KMSClient);
const client = new KMSClient({ region: 'us-east-1' });
const secrets = envelopeSecrets(() => client, 'key-arn');
const tenant = tenantOf(organisationA);
const purpose = 'webhook/whk_1';

const kmsError = (name: string) => new KMSServiceException({ name, $fault: 'client', $metadata: {}, message: name });

/** As KMS does it: a data key unwraps only under the context that it was made for. */
beforeEach(() => {
  const wrapped = new Map<string, { readonly key: Buffer; readonly context: string }>();
  kms.reset();
  kms.on(GenerateDataKeyCommand).callsFake(async ({ EncryptionContext }) => {
    const key = randomBytes(32);
    const CiphertextBlob = randomBytes(64);
    wrapped.set(CiphertextBlob.toString('hex'), { key, context: JSON.stringify(EncryptionContext) });
    return { Plaintext: new Uint8Array(key), CiphertextBlob };
  });
  kms.on(DecryptCommand).callsFake(async ({ CiphertextBlob, EncryptionContext }) => {
    const found = wrapped.get(Buffer.from(CiphertextBlob).toString('hex'));
    if (found?.context !== JSON.stringify(EncryptionContext)) throw kmsError('InvalidCiphertextException');
    return { Plaintext: new Uint8Array(found.key) };
  });
});

test('any secret comes back as it was, and is not to be read while it is sealed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 12 }), async (secret) => {
      const sealed = await secrets.seal(tenant, purpose, secret);

      expect(sealed).not.toContain(secret);
      expect(Buffer.from(sealed.split('.')[2] ?? '', 'base64').includes(secret)).toBe(false);
      expect(await secrets.open(tenant, purpose, sealed)).toBe(secret);
    }),
    { numRuns: 50 },
  );
});

test('KMS is told whose secret it is and what for', async () => {
  await secrets.seal(tenant, purpose, 'secret');

  expect(kms.commandCalls(GenerateDataKeyCommand)[0]?.args[0].input).toMatchObject({
    KeyId: 'key-arn',
    KeySpec: 'AES_256',
    EncryptionContext: { tenantId: organisationA, purpose },
  });
});

test('the same secret is sealed differently each time', async () => {
  expect(await secrets.seal(tenant, purpose, 'secret')).not.toBe(await secrets.seal(tenant, purpose, 'secret'));
});

test('a secret opens for its own organisation and purpose alone', async () => {
  const sealed = await secrets.seal(tenant, purpose, 'secret');

  await expect(secrets.open(tenantOf(organisationB), purpose, sealed)).rejects.toMatchObject({ code: 'internal' });
  await expect(secrets.open(tenant, 'webhook/whk_2', sealed)).rejects.toMatchObject({ code: 'internal' });
});

test('a changed bit anywhere in the ciphertext is noticed', async () => {
  const sealed = await secrets.seal(tenant, purpose, 'secret');
  const [version, wrapped, text = ''] = sealed.split('.');
  const bytes = Buffer.from(text, 'base64');

  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    const forged = `${version}.${wrapped}.${changed.toString('base64')}` as Sealed;
    await expect(secrets.open(tenant, purpose, forged)).rejects.toMatchObject({ code: 'internal' });
  }
});

test.each(['', 'secret', '1.AAAA', '2.AAAA.AAAA', '1.AAAA.AAAA.AAAA', '1..AAAA', '1.AAAA.AAAA'])(
  '%j was never sealed and does not open',
  async (text) => {
    await expect(secrets.open(tenant, purpose, text as Sealed)).rejects.toMatchObject({ code: 'internal' });
  },
);

test('without KMS nothing is sealed or opened', async () => {
  const sealed = await secrets.seal(tenant, purpose, 'secret');
  kms.on(GenerateDataKeyCommand).rejects(kmsError('KMSInternalException'));
  kms.on(DecryptCommand).rejects(kmsError('DisabledException'));

  await expect(secrets.seal(tenant, purpose, 'secret')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(secrets.open(tenant, purpose, sealed)).rejects.toMatchObject({ code: 'unavailable' });
});
