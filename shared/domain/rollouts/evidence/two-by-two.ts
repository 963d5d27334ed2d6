import { logMoment, type Tally } from './hypergeometric.ts';

/** How many times worse than what is tolerated the canary's odds may be: one bet each, with equal weights. */
export const oddsRatios: readonly number[] = [1.25, 1.5, 2, 3, 5, 10];

/**
 * ln e of a block against "the canary's odds are at most `tolerated` (1 or more) times stable's", one for each of
 * {@link oddsRatios}: the likelihood ratio of odds that many times worse to those tolerated, given how many hits there
 * are in all. Exact at any size, whatever the rates do from block to block: Lindon and Malek, NeurIPS 2022 (arXiv
 * 2011.03567), with the hypergeometric law in place of the binomial. No calls or no hits give 0.
 */
export const regressionLogs = (canary: Tally, stable: Tally, tolerated = 1): readonly number[] => {
  const base = logMoment(canary, stable, tolerated);
  return oddsRatios.map((ratio) => canary.hits * Math.log(ratio) + base - logMoment(canary, stable, tolerated * ratio));
};

/**
 * ln e of a block against "the canary's odds are at least `ratio` times stable's": the likelihood ratio of equal odds to
 * those, which grows as long as the canary is no worse.
 */
export const certificationLog = (canary: Tally, stable: Tally, ratio: number): number =>
  logMoment(canary, stable, ratio) - canary.hits * Math.log(ratio);

/** The effective calls of a block: what its difference of rates weighs among those of other blocks. */
export const weightOf = (canary: number, stable: number): number =>
  canary + stable === 0 ? 0 : (canary * stable) / (canary + stable);

/** How many of the block's hits would fall to the canary if it were no worse than stable. */
export const expectedHits = (canary: Tally, stable: Tally): number => {
  const calls = canary.count + stable.count;
  return calls === 0 ? 0 : ((canary.hits + stable.hits) * canary.count) / calls;
};
