import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { publicKeyReader, publicKeys } from '#shared/crypto/public-key.ts';
import { kmsSigner } from '#shared/crypto/token-signer.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = publicKey.export({ format: 'der', type: 'spki' });
const keyArn = 'arn:aws:kms:eu-central-1:000000000000:key/1';
const kms = mockClient(KMSClient);
const client = new KMSClient({ region: 'eu-central-1' });

beforeEach(() => {
  kms.reset();
});

test('KMS is given the digest alone, and its signature comes back as r and s', async () => {
  kms.on(SignCommand).resolves({ Signature: sign('sha256', Buffer.from('header.claims'), privateKey) });

  const raw = await kmsSigner(client, keyArn)('header.claims');

  expect(kms.commandCalls(SignCommand)[0]?.args[0].input).toEqual({
    KeyId: keyArn,
    Message: createHash('sha256').update('header.claims').digest(),
    MessageType: 'DIGEST',
    SigningAlgorithm: 'ECDSA_SHA_256',
  });
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', Buffer.from('header.claims'), key, raw)).toBe(true);
});

test('the public key is asked for once, and has its thumbprint for a name', async () => {
  kms.on(GetPublicKeyCommand).resolves({ PublicKey: spki });
  const read = publicKeyReader(client, keyArn);

  const [first, second] = await Promise.all([read(), read()]);

  expect(kms.calls()).toHaveLength(1);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' });
  expect(first.kid).toMatch(/^[\w-]{43}$/);
});

test('a failure is not kept', async () => {
  kms.on(GetPublicKeyCommand).rejectsOnce(new Error('throttled')).resolves({ PublicKey: spki });
  const read = publicKeyReader(client, keyArn);

  await expect(read()).rejects.toThrow('throttled');
  await expect(read()).resolves.toMatchObject({ kty: 'EC' });
});

test('a key of another kind is refused', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'der', type: 'spki' });
  kms.on(GetPublicKeyCommand).resolves({ PublicKey: rsa });

  await expect(publicKeyReader(client, keyArn)()).rejects.toThrow('not one of P-256');
});

const anotherKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' });

test('of several keys all are told, and each is found by its name', async () => {
  kms.on(GetPublicKeyCommand, { KeyId: 'older' }).resolves({ PublicKey: anotherKey() });
  kms.on(GetPublicKeyCommand, { KeyId: 'newer' }).resolves({ PublicKey: spki });
  const { all, find } = publicKeys(client, ['older', 'newer']);

  const [older, newer] = await all();

  expect(newer).toMatchObject(publicKey.export({ format: 'jwk' }));
  for (const key of [older, newer]) expect(await find(key?.kid ?? '')).toBe(key);
  expect(await find('unknown')).toBeUndefined();
  expect(kms.calls()).toHaveLength(2);
});

test('a key that KMS does not tell keeps no other from being found, and leaves open what it may be', async () => {
  kms.on(GetPublicKeyCommand, { KeyId: 'older' }).rejects(new Error('disabled'));
  kms.on(GetPublicKeyCommand, { KeyId: 'newer' }).resolves({ PublicKey: spki });
  const { kid } = await publicKeyReader(client, 'newer')();
  const { all, find } = publicKeys(client, ['older', 'newer']);

  await expect(find(kid)).resolves.toMatchObject({ kid });
  await expect(find('unknown')).rejects.toThrow('disabled');
  await expect(all()).rejects.toThrow('disabled');
});
