import { createHmac, hkdfSync } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, type KMSClient } from '@aws-sdk/client-kms';
import { AppError } from '../domain/errors.ts';

/** IAM lets functions that need the pepper use the key under this context alone; secrets of tenants have others. */
const EncryptionContext = { purpose: 'pepper' } as const;

const keyBytes = 32;

/** Where the wrapped pepper is kept, in base64. */
export type PepperStore = {
  readonly get: () => Promise<string | undefined>;
  /** Keeps this one unless there is one already. */
  readonly put: (wrapped: string) => Promise<void>;
};

/** HMAC-SHA-256 of a text, base64url; equal texts have equal hashes for one purpose, and unrelated ones for two. */
export type KeyedHash = (purpose: string, text: string) => Promise<string>;

const unreachable = (cause: unknown): never => {
  throw new AppError('unavailable', 'Keys cannot be reached at the moment; try again.', { cause });
};

/** Lets work that is under way serve everybody who asks for it meanwhile. */
const singly = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };
};

/**
 * Hashes texts under a random secret of the stage, the pepper, which a reader of the tables does not have. KMS has made
 * it and unwraps it once in a process; whoever needs the first hash has it made. Each purpose, one of a few constants,
 * has its own key, derived by HKDF (RFC 5869). `find` makes nothing: it gives no hash while there is no pepper, when
 * nothing can have been hashed with it yet.
 * @throws AppError `unavailable` when KMS or the store fails; there is nothing to fall back to.
 */
export const pepper = (kms: KMSClient, KeyId: string, store: PepperStore) => {
  const derived = new Map<string, Buffer>();
  let known: Uint8Array | undefined;

  const open = singly(async () => {
    const wrapped = await store.get();
    if (wrapped === undefined) return undefined;
    const request = new DecryptCommand({ KeyId, CiphertextBlob: Buffer.from(wrapped, 'base64'), EncryptionContext });
    const { Plaintext } = await kms.send(request);
    if (Plaintext?.length !== keyBytes) throw new Error('KMS gave no pepper.');
    known = Plaintext;
    return known;
  });

  const make = singly(async () => {
    const request = new GenerateDataKeyWithoutPlaintextCommand({ KeyId, NumberOfBytes: keyBytes, EncryptionContext });
    const { CiphertextBlob } = await kms.send(request);
    if (!CiphertextBlob) throw new Error('KMS gave no data key.');
    await store.put(Buffer.from(CiphertextBlob).toString('base64'));
  });

  const openOrMake = async () => {
    const opened = await open();
    if (opened) return opened;
    await make();
    const made = await open();
    if (!made) throw new Error('The pepper was made and is not there.');
    return made;
  };

  const hashUnder = (bytes: Uint8Array, purpose: string, text: string): string => {
    const key = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', bytes, '', `promptgate/${purpose}`, keyBytes));
    derived.set(purpose, key);
    return createHmac('sha256', key).update(text).digest('base64url');
  };

  const find = async (purpose: string, text: string): Promise<string | undefined> => {
    const bytes = known ?? (await open().catch(unreachable));
    return bytes && hashUnder(bytes, purpose, text);
  };
  const keyedHash: KeyedHash = async (purpose, text) =>
    hashUnder(known ?? (await openOrMake().catch(unreachable)), purpose, text);
  return { find, keyedHash } as const;
};
