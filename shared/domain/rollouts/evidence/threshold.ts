import type { Tally } from './hypergeometric.ts';

const multiples: readonly number[] = [1.25, 1.5, 2, 3, 5, 10];

// A limit of zero would make a single hit infinite evidence, which no state can store.
const leastLimit = 1e-6;

const logRatio = ({ count, hits }: Tally, rate: number, base: number): number =>
  hits * Math.log(rate / base) + (count - hits) * Math.log((1 - rate) / (1 - base));

/**
 * ln e against "at most `limit` (0..1) of all calls are hits", one for each likely worse rate: the likelihood ratio of
 * that rate to the limit. The bets reach at most halfway from the limit to 1. A limit of 1 cannot be broken.
 */
export const thresholdLogs = ({ count, hits }: Tally, limit: number): readonly number[] => {
  if (limit >= 1) return multiples.map(() => 0);

  const base = Math.max(limit, leastLimit);
  return multiples.map((multiple) => logRatio({ count, hits }, Math.min(base * multiple, (1 + base) / 2), base));
};

/** ln e against "at least `limit` (0..1) of all calls are hits": the likelihood ratio of half the limit to it. */
export const belowThresholdLog = (tally: Tally, limit: number): number =>
  limit <= 0 || limit >= 1 ? 0 : logRatio(tally, limit / 2, limit);
