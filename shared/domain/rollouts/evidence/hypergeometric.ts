import { logChoose } from './log-factorial.ts';

/** Calls of one arm in one block, and how many of them failed (or were slow). */
export type Tally = { readonly count: number; readonly hits: number };

// Terms below this share of their sum no longer change it.
const negligible = 1e-17;

/** The likeliest number of hits in the canary when its odds are `ratio` times stable's. */
const modeOf = (drawn: number, others: number, hits: number, ratio: number): number => {
  const a = ratio - 1;
  const b = (drawn + hits + 2) * ratio + others - hits;
  const c = ratio * (drawn + 1) * (hits + 1);
  return Math.floor((2 * c) / (b + Math.sqrt(b * b - 4 * a * c)));
};

/**
 * ln G(ratio), where G is the generating function of the number of hits that falls to the canary when all hits of the
 * block are dealt at random over its calls: the hypergeometric law, exactly. Its terms are log-concave, so they are
 * summed outwards from the largest, each from its neighbour, until they no longer count: in the square root of the
 * hits rather than in their number. Liao and Rosen, The American Statistician 55 (2001), 366-369.
 *
 * @param ratio an odds ratio, at least 1
 */
export const logMoment = (canary: Tally, stable: Tally, ratio: number): number => {
  if (ratio === 1) return 0;
  const [drawn, others, hits] = [canary.count, stable.count, canary.hits + stable.hits];
  const lowest = Math.max(0, hits - others);
  const highest = Math.min(drawn, hits);
  const mode = Math.min(highest, Math.max(lowest, modeOf(drawn, others, hits, ratio)));

  let sum = 1;
  for (let k = mode, term = 1; k < highest && term > negligible * sum; k += 1) {
    term *= (ratio * (drawn - k) * (hits - k)) / ((k + 1) * (others - hits + k + 1));
    sum += term;
  }
  for (let k = mode, term = 1; k > lowest && term > negligible * sum; k -= 1) {
    term *= (k * (others - hits + k)) / (ratio * (drawn - k + 1) * (hits - k + 1));
    sum += term;
  }
  const largest = logChoose(drawn, mode) + logChoose(others, hits - mode) - logChoose(drawn + others, hits);
  return largest + mode * Math.log(ratio) + Math.log(sum);
};
