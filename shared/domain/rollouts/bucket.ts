import { murmur3 } from './murmur3.ts';

/** The two sides of a rollout: the version in place, and the one on trial. */
export type Arm = 'stable' | 'canary';

const buckets = 10_000;
const bucketSeed = 0;

export const slotCount = 50;

// Two decisions drawn from one hash are not independent, so the slot has a murmur seed of its own.
const slotSeed = 0x51_07_5e_ed;

// A hash is below 2^32 and the parts are few: the product stays below 2^53 and exact.
const part = (hash: number, parts: number): number => Math.floor((hash * parts) / 0x1_0000_0000);

/** The place of a subject among the 10,000 buckets of a rollout, 0..9999; the seed is the rollout's own. */
export const bucketOf = (seed: string, subject: string): number =>
  part(murmur3(`${seed}:${subject}`, bucketSeed), buckets);

/** A percentage of at most two decimals in whole basis points, 0..10000. */
export const basisPointsOf = (percent: number): number => Math.round(percent * 100);

/**
 * The side on which a rollout puts a subject. The same subject stays on its side as long as the percentage does;
 * raising it moves subjects only from stable to canary. A call without a subject needs a random one of its own.
 */
export const armOf = ({ seed, percent, subject }: { seed: string; percent: number; subject: string }): Arm =>
  bucketOf(seed, subject) < basisPointsOf(percent) ? 'canary' : 'stable';

/** The hash slot of a subject, 0..49, by which counts are kept apart to see whether heavy callers sway them. */
export const slotOf = (seed: string, subject: string): number =>
  part(murmur3(`${seed}:${subject}`, slotSeed), slotCount);
