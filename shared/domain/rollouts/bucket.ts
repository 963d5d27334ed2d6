import { murmur3, murmur3After, murmur3Begun } from './murmur3.ts';

/** The two sides of a rollout: the version in place, and the one on trial. */
export type Arm = 'stable' | 'canary';

const buckets = 10_000;
const bucketSeed = 0;

export const slotCount = 50;

// Two decisions drawn from one hash are not independent, so who a caller is has a murmur seed of its own.
const callerSeed = 0x51_07_5e_ed;

// A hash is below 2^32 and the parts are few: the product stays below 2^53 and exact.
const part = (hash: number, parts: number): number => Math.floor((hash * parts) / 0x1_0000_0000);

/** The place of each subject among the 10,000 buckets of a rollout, 0..9999; the seed is the rollout's own, and hashed once. */
export const bucketsOf = (seed: string): ((subject: string) => number) => {
  const begun = murmur3Begun(`${seed}:`, bucketSeed);
  return (subject) => part(murmur3After(begun, subject), buckets);
};

/** {@link bucketsOf} for a single subject. */
export const bucketOf = (seed: string, subject: string): number => bucketsOf(seed)(subject);

/** A percentage of at most two decimals in whole basis points, 0..10000. */
export const basisPointsOf = (percent: number): number => Math.round(percent * 100);

/**
 * The side on which a rollout puts a subject. The same subject stays on its side as long as the percentage does;
 * raising it moves subjects only from stable to canary. A call without a subject needs a random one of its own.
 */
export const armOf = ({ seed, percent, subject }: { seed: string; percent: number; subject: string }): Arm =>
  bucketOf(seed, subject) < basisPointsOf(percent) ? 'canary' : 'stable';

/**
 * Who a subject is to the counts of a rollout, 0..2^32-1: MurmurHash3_x86_32 of the UTF-8 bytes of `<seed>:<subject>`
 * under the murmur seed 0x51075eed (1359437549). The rollout's own seed is in it, so that nobody is known again in the
 * next rollout.
 */
export const callerOf = (seed: string, subject: string): number => murmur3(`${seed}:${subject}`, callerSeed);

/** The hash slot of a caller, 0..49, by which counts are kept apart to see whether heavy callers sway them. */
export const slotOf = (caller: number): number => part(caller, slotCount);
