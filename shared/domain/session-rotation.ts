import type { Hash } from './ports.ts';
import type { Rotation, Session } from './session.ts';

/** HMAC-SHA-256 of the replaced secret under the nonce, base64url. */
export type SuccessorOf = (nonce: string, secret: string) => string;

/**
 * How far ahead of its writing a rotation is dated. The answer waits until then, so that whatever arrives later may
 * know it, and whatever arrives earlier cannot: the commit wait of Spanner (Corbett et al., OSDI 2012, section 4.1.2).
 * Longer than a transaction takes.
 */
export const settledMs = 60;

/** Longer than a request may be under way. */
const underWayMs = 60_000;
const mostKept = 16;

/** The rotations that requests under way may still have missed, and this one. */
export const withRotation = (kept: readonly Rotation[], rotation: Rotation): readonly Rotation[] => {
  const from = Date.parse(rotation.at) - underWayMs;
  return [...kept.filter(({ at }) => Date.parse(at) > from), rotation].slice(-mostKept);
};

type Presented = {
  readonly secret: string;
  /** When the request arrived. */
  readonly arrivedAt: Date;
};

/**
 * The present secret for a request with a token that was replaced, if it arrived before anybody could have the next
 * one: then it is not used twice, but by two at once. Undefined is reuse.
 */
export const overtaken = (
  { tokenHash, rotations = [] }: Pick<Session, 'tokenHash' | 'rotations'>,
  { secret, arrivedAt }: Presented,
  { hash, successorOf }: { readonly hash: Hash; readonly successorOf: SuccessorOf },
): string | undefined => {
  const first = rotations.findIndex((rotation) => rotation.tokenHash === hash(secret));
  const rotation = rotations[first];
  if (!rotation || arrivedAt.toISOString() > rotation.at) return undefined;
  const present = rotations.slice(first).reduce((token, { nonce }) => successorOf(nonce, token), secret);
  return hash(present) === tokenHash ? present : undefined;
};
