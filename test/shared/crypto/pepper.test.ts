import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { type PepperStore, pepper } from '#shared/crypto/pepper.ts';
import { pepperStore } from '#shared/data/pepper-store.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';

const kms = mockClient(KMSClient);
const client = new KMSClient({ region: 'us-east-1' });
const EncryptionContext = { purpose: 'pepper' };

/** As KMS does it: what it made unwraps under the same context, and nothing else does. */
const wrapped = new Map<string, Buffer>();
const unwrap = async ({ CiphertextBlob }: { readonly CiphertextBlob: Uint8Array }) => ({
  Plaintext: wrapped.get(Buffer.from(CiphertextBlob).toString('hex')),
});
beforeEach(() => {
  wrapped.clear();
  kms.reset();
  kms.on(GenerateDataKeyWithoutPlaintextCommand, { EncryptionContext, NumberOfBytes: 32 }).callsFake(async () => {
    const CiphertextBlob = randomBytes(64);
    wrapped.set(CiphertextBlob.toString('hex'), randomBytes(32));
    return { CiphertextBlob };
  });
  kms.on(DecryptCommand, { EncryptionContext }).callsFake(unwrap);
});

const setUp = () => {
  const directory = memoryTable();
  const open = (store: PepperStore = pepperStore(directory)) => pepper(client, 'key-arn', store);
  return { directory, open };
};

const countOf = (command: typeof DecryptCommand | typeof GenerateDataKeyWithoutPlaintextCommand) =>
  kms.commandCalls(command as typeof DecryptCommand).length;

test('a hash is an HMAC under a key that HKDF derives for the purpose from what KMS made', async () => {
  const { open } = setUp();

  const hash = await open().keyedHash('guesses', 'ada@example.com');

  const [secret = Buffer.alloc(0)] = wrapped.values();
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'promptgate/guesses', 32));
  expect(hash).toBe(createHmac('sha256', key).update('ada@example.com').digest('base64url'));
});

test('all processes have the same hashes, and two purposes have different ones', async () => {
  const { open } = setUp();
  const [one, other] = [open(), open()];

  const hashes = await Promise.all([one.keyedHash('a', 'text'), other.keyedHash('a', 'text')]);

  expect(hashes[0]).toBe(hashes[1]);
  expect(await one.keyedHash('b', 'text')).not.toBe(hashes[0]);
  expect(await one.keyedHash('a', 'texts')).not.toBe(hashes[0]);
});

test('a process opens the pepper once, however many ask for it at once', async () => {
  const { open } = setUp();
  const { keyedHash } = open();

  await Promise.all(['a', 'b', 'c'].map((text) => keyedHash('purpose', text)));
  await keyedHash('purpose', 'd');

  expect([countOf(GenerateDataKeyWithoutPlaintextCommand), countOf(DecryptCommand)]).toEqual([1, 1]);
});

test('whoever loses the race to make it takes the winner’s', async () => {
  const { directory, open } = setUp();
  const store = pepperStore(directory);
  const winner = open();
  const late: PepperStore = {
    ...store,
    put: async (mine) => {
      await winner.keyedHash('purpose', 'text');
      await store.put(mine);
    },
  };

  const hash = await open(late).keyedHash('purpose', 'text');

  expect(hash).toBe(await winner.keyedHash('purpose', 'text'));
});

test('who only looks makes none, and sees it as soon as there is one', async () => {
  const { directory, open } = setUp();
  const { find } = open();

  expect(await find('purpose', 'text')).toBeUndefined();
  expect(directory.rows.size).toBe(0);
  const hash = await open().keyedHash('purpose', 'text');

  expect(await find('purpose', 'text')).toBe(hash);
});

test('who makes it does not depend on who looked at the same time', async () => {
  const { open } = setUp();
  const { find, keyedHash } = open();

  const [, hash] = await Promise.all([find('purpose', 'text'), keyedHash('purpose', 'text')]);

  expect(hash).toBe(await find('purpose', 'text'));
});

test('without KMS there is no hash, and a failure is not kept', async () => {
  const { open } = setUp();
  await open().keyedHash('purpose', 'text');
  const { keyedHash } = open();
  kms.on(DecryptCommand).rejects(new Error('throttled'));

  await expect(keyedHash('purpose', 'text')).rejects.toMatchObject({ code: 'unavailable' });
  kms.on(DecryptCommand).callsFake(unwrap);
  await expect(keyedHash('purpose', 'text')).resolves.toMatch(/^[\w-]{43}$/);
});

test('a pepper that does not stay where it is put is not made again and again', async () => {
  const { open } = setUp();
  const forgetful: PepperStore = { get: async () => undefined, put: async () => undefined };

  await expect(open(forgetful).keyedHash('purpose', 'text')).rejects.toMatchObject({ code: 'unavailable' });
  expect(countOf(GenerateDataKeyWithoutPlaintextCommand)).toBe(1);
});

test('nothing of the pepper but its wrapping is kept', async () => {
  const { directory, open } = setUp();
  await open().keyedHash('purpose', 'text');

  const [secret = Buffer.alloc(0)] = wrapped.values();
  const kept = JSON.stringify([...directory.rows.values()]);
  for (const encoding of ['base64', 'base64url', 'hex'] as const) expect(kept).not.toContain(secret.toString(encoding));
});
