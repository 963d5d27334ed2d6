import type { Arm } from './bucket.ts';

/** What the outcomes of one arm add up to. A failed call counts as slow too; scores are 0..1. */
export type Counts = {
  readonly count: number;
  readonly errors: number;
  readonly slow: number;
  readonly qualityCount: number;
  readonly qualitySum: number;
  readonly qualitySumSquares: number;
  /**
   * Calls that are known to have been served, whether or not anybody said how they went: as clients announced that
   * resolve by themselves, and each reported call that `resolve` answered. Outcomes beyond their caller's cap are taken
   * out of it; where they come before their announcement, it is below zero for a moment.
   */
  readonly exposed: number;
};

/** The counts of both arms over the same time. */
export type Pair = Readonly<Record<Arm, Counts>>;

/**
 * The outcomes of the exposures made in one block of time under one share: `id` is the exposure's epoch second divided
 * by the length of a block, rounded down; `epoch` is the rollout's at exposure, so that no block spans two shares.
 * `percent` is that share, where it is known and there is a stable version for the other callers.
 */
export type Block = Pair & { readonly id: number; readonly epoch: number; readonly percent?: number };

export const noCounts: Counts = {
  count: 0,
  errors: 0,
  slow: 0,
  qualityCount: 0,
  qualitySum: 0,
  qualitySumSquares: 0,
  exposed: 0,
};

export const noPair: Pair = { stable: noCounts, canary: noCounts };

const combine = (left: Counts, right: Counts, sign: 1 | -1): Counts => ({
  count: left.count + sign * right.count,
  errors: left.errors + sign * right.errors,
  slow: left.slow + sign * right.slow,
  qualityCount: left.qualityCount + sign * right.qualityCount,
  qualitySum: left.qualitySum + sign * right.qualitySum,
  qualitySumSquares: left.qualitySumSquares + sign * right.qualitySumSquares,
  exposed: left.exposed + sign * right.exposed,
});

/** The counts of two stretches of time together. */
export const sumOf = (left: Pair, right: Pair): Pair => ({
  stable: combine(left.stable, right.stable, 1),
  canary: combine(left.canary, right.canary, 1),
});

/** What is left of the counts when those of a stretch within are taken out. */
export const differenceOf = (whole: Pair, within: Pair): Pair => ({
  stable: combine(whole.stable, within.stable, -1),
  canary: combine(whole.canary, within.canary, -1),
});
