import { compare, hash } from 'bcryptjs';

/** Some 50 ms of CPU: a stolen hash is of no use against 256 random bits, and a guess costs the guesser. */
const cost = 10;

/** Beyond these bytes bcrypt looks at nothing, and two secrets that differ later would be one. */
const maxBytes = 72;

/** Makes the bcrypt hash of a secret. @throws RangeError for more than 72 bytes. */
export const hashSecret = async (secret: string): Promise<string> => {
  if (Buffer.byteLength(secret) > maxBytes) throw new RangeError(`A secret has at most ${maxBytes} bytes.`);
  return hash(secret, cost);
};

/** Whether it is the secret of the hash. */
export const verifySecret = async (secret: string, secretHash: string): Promise<boolean> =>
  Buffer.byteLength(secret) <= maxBytes && compare(secret, secretHash);
