import { timingSafeEqual } from 'node:crypto';
import type { CheckOf, HoldsCheck } from '../domain/credential.ts';

const purpose = 'credential-check';
const checkLength = 8;

/** Makes checks with a keyed hash. */
export const checkMaker =
  (keyedHash: (purpose: string, text: string) => Promise<string>): CheckOf =>
  async (text) =>
    (await keyedHash(purpose, text)).slice(0, checkLength);

/** Compares checks; nothing holds while no key has made any. */
export const checkHolder =
  (findKeyedHash: (purpose: string, text: string) => Promise<string | undefined>): HoldsCheck =>
  async (text, check) => {
    const hash = await findKeyedHash(purpose, text);
    if (hash === undefined) return false;
    const [given, expected] = [Buffer.from(check), Buffer.from(hash.slice(0, checkLength))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
