import { createHash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Effects } from '../domain/command.ts';
import { idPrefixes } from '../domain/ports.ts';

const ulid = monotonicFactory();

/** The real clock, ids, hashes and randomness: the only place that has them. */
export const effects: Effects = {
  now: () => new Date(),
  newId: (kind) => `${idPrefixes[kind]}_${ulid()}`,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  randomText: (bytes) => randomBytes(bytes).toString('base64url'),
};
