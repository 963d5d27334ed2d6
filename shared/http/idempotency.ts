import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Key, Table } from '../data/table.ts';
import { WriteRejected } from '../data/table.ts';
import { AppError } from '../domain/errors.ts';
import type { Answer } from './answer.ts';

const keptSeconds = 24 * 3600;
const lockSeconds = 60;

/** As base64: DynamoDB keeps rows of 400 KB, the other attributes included. */
const maxSealedBytes = 350 * 1024;

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * Answers may hold secrets that are shown only once, so they are kept sealed under a key made from the request itself:
 * whoever can send it again can read its answer, and nobody else, we included.
 */
const sealingKey = (secret: string) => Buffer.from(hkdfSync('sha256', secret, 'promptgate', 'idempotency 1', 32));

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM (NIST SP 800-38D): a fresh nonce, the ciphertext, the tag; as base64. */
const seal = (secret: string, text: string): string => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), nonce);
  const bytes = [nonce, cipher.update(deflateRawSync(text)), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(bytes).toString('base64');
};

const open = (secret: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const deflated = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  return inflateRawSync(deflated).toString('utf8');
};

export type IdempotentRequest = {
  /** What the client sent as `Idempotency-Key`. */
  readonly key: string;
  /** Operation, path and caller: the same key elsewhere is another request. */
  readonly scope: string;
  readonly body: string;
  readonly table: Table;
  readonly rowKey: (id: string) => Key;
  /** Now, in seconds since 1970. */
  readonly seconds: number;
};

/**
 * Acts once per key for 24 hours and replays the first answer, as clients know it from Stripe; answers of 500 and
 * above, and 429, are not kept, since trying again is what they ask for, nor are answers of more than 350 KB after compression,
 * which only renderings of incompressible text come to: a repeated key then acts again.
 * @throws AppError `idempotency_key_reused` for the same key with another body, `conflict` while the first is under way.
 */
export const once = async (
  { key, scope, body, table, rowKey, seconds }: IdempotentRequest,
  act: () => Promise<Answer>,
): Promise<Answer> => {
  if (key.length < 1 || key.length > 255) {
    throw new AppError('validation_failed', 'An Idempotency-Key has 1 to 255 characters.', {
      faults: [{ path: 'header.idempotency-key', message: 'has 1 to 255 characters' }],
    });
  }
  const row = rowKey(digest(`${scope}\n${key}`));
  const secret = `${scope}\n${key}\n${body}`;
  const bodyHash = digest(secret);
  try {
    const lock = {
      ...row,
      entity: 'REQUEST',
      bodyHash,
      status: 'busy',
      lockedUntil: seconds + lockSeconds,
      expiresAt: seconds + keptSeconds,
    };
    const taken = await table.get(row, { consistent: true });
    const free =
      taken === undefined ||
      Number(taken['expiresAt']) <= seconds ||
      (taken['status'] === 'busy' && Number(taken['lockedUntil']) <= seconds);
    const when =
      taken === undefined ? 'absent' : { status: taken['status'] as string, expiresAt: taken['expiresAt'] as number };
    if (!free) return replay(taken, bodyHash, secret);
    await table.transact([{ put: lock, when }]);
  } catch (error) {
    if (!(error instanceof WriteRejected)) throw error;
    throw new AppError('conflict', 'The first request with this Idempotency-Key is still under way.', { cause: error });
  }

  const forget = () => table.transact([{ delete: row }]);
  const answer = await act().catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  // Once it has been done, only an answer that is kept may free the key: a failure to keep it leaves the key busy.
  const sealed = seal(secret, JSON.stringify(answer));
  if (answer.status >= 500 || answer.status === 429 || sealed.length > maxSealedBytes) await forget();
  else await table.transact([{ update: row, set: { status: 'done', answer: sealed } }]);
  return answer;
};

const replay = (taken: Readonly<Record<string, unknown>>, bodyHash: string, secret: string): Answer => {
  if (taken['bodyHash'] !== bodyHash) {
    throw new AppError('idempotency_key_reused', 'This Idempotency-Key was sent with another body before.');
  }
  if (taken['status'] === 'busy') {
    throw new AppError('conflict', 'The first request with this Idempotency-Key is still under way.');
  }
  return JSON.parse(open(secret, String(taken['answer']))) as Answer;
};
