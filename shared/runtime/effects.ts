import { createHash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Effects } from '../domain/command.ts';
import { type Clock, idPrefixes, type RandomText } from '../domain/ports.ts';

/** Left out of the functions that make no ids. */
const ulid = /* @__PURE__ */ monotonicFactory();

export const now: Clock = () => new Date();
export const randomText: RandomText = (bytes) => randomBytes(bytes).toString('base64url');

/** The real clock, ids, hashes and randomness: the only place that has them. */
export const effects: Effects = {
  now,
  newId: (kind) => `${idPrefixes[kind]}_${ulid()}`,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  randomText,
};
