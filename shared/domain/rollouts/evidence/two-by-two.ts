import { logChoose } from './log-factorial.ts';
import { logSumExp } from './log-sum-exp.ts';

/** Calls of one arm in one block, and how many of them failed (or were slow). */
export type Tally = { readonly count: number; readonly hits: number };

/** How many times worse the canary's odds may be: one bet each, with equal weights. */
export const oddsRatios: readonly number[] = [1.25, 1.5, 2, 3, 5, 10];

/**
 * ln G(psi) for each psi, where G is the moment generating function at ln psi of the number of hits that falls to the
 * canary when all hits of the block are dealt at random: the hypergeometric distribution, summed exactly.
 */
const logMoments = (canary: Tally, stable: Tally, ratios: readonly number[]): readonly number[] => {
  const hits = canary.hits + stable.hits;
  const lowest = Math.max(0, hits - stable.count);
  const highest = Math.min(canary.count, hits);
  const all = logChoose(canary.count + stable.count, hits);

  const logChances: number[] = [];
  for (let dealt = lowest; dealt <= highest; dealt += 1) {
    logChances.push(logChoose(canary.count, dealt) + logChoose(stable.count, hits - dealt) - all);
  }
  return ratios.map((ratio) => {
    const step = Math.log(ratio);
    return logSumExp(logChances.map((chance, index) => chance + (lowest + index) * step));
  });
};

/**
 * ln e of a block against "the canary's odds are at most stable's", one for each of {@link oddsRatios}:
 * a ln psi - ln G(psi). Exact at any size, whatever the rates do from block to block: Lindon and Malek, NeurIPS 2022
 * (arXiv 2011.03567), with the hypergeometric law in place of the binomial. No calls or no hits give 0.
 */
export const regressionLogs = (canary: Tally, stable: Tally): readonly number[] => {
  const moments = logMoments(canary, stable, oddsRatios);
  return oddsRatios.map((ratio, bet) => canary.hits * Math.log(ratio) - (moments[bet] ?? 0));
};

/**
 * ln e of a block against "the canary's odds are at least `ratio` times stable's": the mirror of the above, which
 * grows as long as the canary is no worse.
 */
export const certificationLog = (canary: Tally, stable: Tally, ratio: number): number => {
  const [moment = 0] = logMoments(canary, stable, [ratio]);
  return moment - canary.hits * Math.log(ratio);
};

/** How many of the block's hits would fall to the canary if it were no worse than stable. */
export const expectedHits = (canary: Tally, stable: Tally): number => {
  const calls = canary.count + stable.count;
  return calls === 0 ? 0 : ((canary.hits + stable.hits) * canary.count) / calls;
};
