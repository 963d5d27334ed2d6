import { logNormalCdf } from './normal-distribution.ts';

/**
 * The variance of the sum at which the test is sharpest: that of 500 effective scores with a standard deviation of 0.2.
 * Fixed, as it must not depend on the scores.
 */
const sharpestAt = 20;

// An alpha from 0.5 on has no quantile to aim at.
const mostAlpha = 0.25;

/** The width of the mixture that is sharpest there for this alpha, by the approximation of Howard et al. (2021). */
export const widthOf = (alpha: number): number => {
  const aim = Math.log(1 / (2 * Math.min(alpha, mostAlpha)));
  return sharpestAt / (2 * aim + Math.log(1 + 2 * aim));
};

/**
 * ln M of a sum that has mean 0 or less when nothing is wrong and the given variance: the mixture of normal bets over
 * all positive drifts. Howard, Ramdas, McAuliffe and Sekhon, Ann. Stat. 49 (2021), Proposition 5; for sums that are
 * normal in the limit alone: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Ann. Stat. 52 (2024).
 */
export const normalMixtureLog = (sum: number, variance: number, width: number): number => {
  const whole = variance + width;
  return Math.LN2 + 0.5 * Math.log(width / whole) + sum ** 2 / (2 * whole) + logNormalCdf(sum / Math.sqrt(whole));
};
