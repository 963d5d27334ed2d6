import { createHmac, timingSafeEqual } from 'node:crypto';

/** Half of SHA-256's output, which RFC 2104, section 5, asks for at least. */
const signatureBytes = 16;

const signatureOf = (key: string, payload: string): Buffer =>
  createHmac('sha256', key).update(payload).digest().subarray(0, signatureBytes);

/** A payload without a full stop and its signature: `payload.signature`, in URL-safe characters. */
export const signExposure = (key: string, payload: string): string =>
  `${payload}.${signatureOf(key, payload).toString('base64url')}`;

/** What stands before the signature, still unproven; undefined when there is no signature at all. */
export const claimOf = (token: string): string | undefined => {
  const end = token.lastIndexOf('.');
  return end < 0 ? undefined : token.slice(0, end);
};

/** Whether the token was signed with this key; takes as long for any signature. */
export const verifyExposure = (key: string, token: string): boolean => {
  const payload = claimOf(token);
  if (payload === undefined) return false;
  const text = token.slice(payload.length + 1);
  const [given, expected] = [Buffer.from(text, 'base64url'), signatureOf(key, payload)];
  return given.length === expected.length && timingSafeEqual(given, expected) && given.toString('base64url') === text;
};
