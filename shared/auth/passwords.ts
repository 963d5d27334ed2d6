import { argon2, argon2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { type Passwords, preparePassword } from '../domain/password.ts';
import { isCommonPassword } from './common-passwords.ts';
import { formatPasswordHash, type PasswordHash, parsePasswordHash } from './password-hash.ts';

/** The floor of OWASP ASVS 5.0, appendix C: 19 MiB, two passes. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const tagBytes = 32;

const derive = promisify(argon2);

const tagOf = async (password: string, { memory, passes, parallelism, salt, tag }: PasswordHash): Promise<Buffer> =>
  derive('argon2id', {
    message: Buffer.from(preparePassword(password)),
    nonce: salt,
    memory,
    passes,
    parallelism,
    tagLength: tag.length,
  });

/** What a password is compared with when there is no account: it costs the same and cannot match. */
const nobody: PasswordHash = { ...parameters, salt: Buffer.alloc(saltBytes), tag: Buffer.alloc(tagBytes) };

/**
 * Refuses to go on unless this Node computes Argon2id as RFC 9106 has it (section 5.3).
 * @throws Error when it does not.
 */
export const demandArgon2id = (): void => {
  const tag = argon2Sync('argon2id', {
    message: Buffer.alloc(32, 1),
    nonce: Buffer.alloc(16, 2),
    secret: Buffer.alloc(8, 3),
    associatedData: Buffer.alloc(12, 4),
    memory: 32,
    passes: 3,
    parallelism: 4,
    tagLength: 32,
  });
  if (tag.toString('hex') !== '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659') {
    throw new Error('Promptgate refuses to start: Argon2id does not compute its test vector.');
  }
};

/** Argon2id passwords, in the worker threads of `node:crypto`. */
export const passwords: Passwords = {
  hash: async (password) => {
    const blank = { ...nobody, salt: randomBytes(saltBytes) };
    return formatPasswordHash({ ...blank, tag: await tagOf(password, blank) });
  },

  verify: async (password, hash) => {
    const expected = hash === undefined ? nobody : parsePasswordHash(hash);
    const isEqual = timingSafeEqual(await tagOf(password, expected), expected.tag);
    return isEqual && hash !== undefined;
  },

  isOutdated: (hash) => {
    const { memory, passes, parallelism, salt, tag } = parsePasswordHash(hash);
    return (
      memory !== parameters.memory ||
      passes !== parameters.passes ||
      parallelism !== parameters.parallelism ||
      salt.length !== saltBytes ||
      tag.length !== tagBytes
    );
  },

  isCommon: isCommonPassword,
};
