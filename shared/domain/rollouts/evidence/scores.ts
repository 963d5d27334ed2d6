import type { Arm } from '../bucket.ts';
import type { Counts, Pair } from '../counts.ts';
import { normalMixtureLog, widthOf } from './normal-mixture.ts';
import { weightOf } from './two-by-two.ts';

/** What the scores of one arm add up to over the stretches that were compared. */
export type ArmScores = {
  readonly count: number;
  readonly sum: number;
  /** Squared distances from the mean of each stretch, and how many of them are free: a variance within stretches. */
  readonly squares: number;
  readonly freedom: number;
  /** Sum of w^2 / n over the stretches: how often that variance enters the variance of the whole. */
  readonly leverage: number;
};

/**
 * What is known of the drop in quality: the sum of stable's mean less the canary's in each stretch, weighted by its
 * effective scores, and those weights.
 */
export type Scores = Readonly<Record<Arm, ArmScores>> & { readonly drop: number; readonly weight: number };

const none: ArmScores = { count: 0, sum: 0, squares: 0, freedom: 0, leverage: 0 };

export const noScores: Scores = { stable: none, canary: none, drop: 0, weight: 0 };

const leastScores = 50;
const leastFreedom = 30;
const leastVariance = 1e-6;

const added = (arm: ArmScores, { qualityCount, qualitySum, qualitySumSquares }: Counts, weight: number): ArmScores => ({
  count: arm.count + qualityCount,
  sum: arm.sum + qualitySum,
  // Where all scores are the same, rounding may leave less than nothing.
  squares: arm.squares + Math.max(0, qualitySumSquares - qualitySum ** 2 / qualityCount),
  freedom: arm.freedom + qualityCount - 1,
  leverage: arm.leverage + weight ** 2 / qualityCount,
});

/** Takes in one more stretch; without scores on either side it says nothing. */
export const withScores = (scores: Scores, { canary, stable }: Pair): Scores => {
  if (canary.qualityCount === 0 || stable.qualityCount === 0) return scores;
  const weight = weightOf(canary.qualityCount, stable.qualityCount);
  const drop = stable.qualitySum / stable.qualityCount - canary.qualitySum / canary.qualityCount;
  return {
    stable: added(scores.stable, stable, weight),
    canary: added(scores.canary, canary, weight),
    drop: scores.drop + weight * drop,
    weight: scores.weight + weight,
  };
};

/** The variance of one score within a stretch, as far as is known. */
export const varianceOf = ({ squares, freedom }: ArmScores): number =>
  freedom === 0 ? leastVariance : Math.max(leastVariance, squares / freedom);

const isEnough = ({ count, freedom }: ArmScores): boolean => count >= leastScores && freedom >= leastFreedom;

/**
 * ln E against "the canary's mean score is at most `tolerated` below stable's", by all scores so far, each compared
 * with those of its own stretch of time only. It holds in the limit of many scores: before there are 50 of each arm, and
 * 30 degrees of freedom, it is 0.
 *
 * @param alpha the test's own, which it is sharpest for
 */
export const dropLog = ({ stable, canary, drop, weight }: Scores, tolerated: number, alpha: number): number => {
  if (!isEnough(stable) || !isEnough(canary)) return 0;
  const variance = stable.leverage * varianceOf(stable) + canary.leverage * varianceOf(canary);
  return normalMixtureLog(drop - tolerated * weight, variance, widthOf(alpha));
};
