import type { Arm } from '../bucket.ts';
import type { Counts, Pair } from '../counts.ts';

/** Stakes per score, one bet each; below 1, since a score may fall short of its centre by 1 at most. */
export const stakes: readonly number[] = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8];

/** The price of a stake per squared distance from the centre: exp(l x - price(l) x^2) <= 1 + l x for x >= -1. */
const price = (stake: number): number => -Math.log1p(-stake) - stake;

/** How many scores came before a block, and their sum. */
export type Earlier = { readonly count: number; readonly sum: number };

/** A guess at the mean from what came before the block alone, as the bet's fairness demands. */
const centreOf = ({ count, sum }: Earlier): number => (0.5 + sum) / (1 + count);

const spreadAbout = (centre: number, { qualityCount, qualitySum, qualitySumSquares }: Counts): number =>
  qualitySumSquares - 2 * centre * qualitySum + qualityCount * centre ** 2;

/**
 * ln e of a block against "the mean score is at least `floor`" (0..1), one for each of {@link stakes}: an empirical
 * Bernstein bet that needs sums alone. Fan, Grama and Liu, EJP 20 (2015); Howard et al., Ann. Stat. 49 (2021);
 * Waudby-Smith and Ramdas, JRSS-B 2024.
 */
export const floorLogs = (canary: Counts, earlier: Earlier, floor: number): readonly number[] => {
  const shortfall = canary.qualityCount * floor - canary.qualitySum;
  const spread = spreadAbout(centreOf(earlier), canary);
  return stakes.map((stake) => stake * shortfall - price(stake) * spread);
};

/**
 * ln e of a block against "the canary's mean score is at most `tolerated` (0..1) below stable's", one for each of
 * {@link stakes}: the same bet on both arms with equal total stakes, by which whatever moves both arms alike cancels.
 * Exact for any number of scores. Without scores on either side it is 0.
 */
export const shortfallLogs = (
  { canary, stable }: Pair,
  earlier: Readonly<Record<Arm, Earlier>>,
  tolerated = 0,
): readonly number[] => {
  const matched = Math.min(canary.qualityCount, stable.qualityCount);
  if (matched === 0) return stakes.map(() => 0);

  const gap = stable.qualitySum / stable.qualityCount - canary.qualitySum / canary.qualityCount;
  const canarySpread = spreadAbout(centreOf(earlier.canary), canary);
  const stableSpread = spreadAbout(centreOf(earlier.stable), stable);
  return stakes.map(
    (stake) =>
      stake * matched * (gap - tolerated) -
      price((stake * matched) / canary.qualityCount) * canarySpread -
      price((stake * matched) / stable.qualityCount) * stableSpread,
  );
};
