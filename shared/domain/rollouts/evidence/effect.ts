import type { Counts, Pair } from '../counts.ts';
import type { Tally } from './hypergeometric.ts';
import { expectedHits, weightOf } from './two-by-two.ts';

/** What may befall a call that is counted and compared. */
export type Measure = 'errors' | 'slow' | 'unreported';

/** The calls of one arm and how many of them were hit, for each measure. */
export const tallies: Readonly<Record<Measure, (counts: Counts) => Tally>> = {
  errors: ({ count, errors }) => ({ count, hits: errors }),
  slow: ({ count, slow }) => ({ count, hits: slow }),
  // Where nothing was announced, nothing can be missed. A call may be reported that was never announced, and an
  // announcement may be taken back before it comes.
  unreported: ({ count, exposed }) =>
    exposed <= 0 ? { count: 0, hits: 0 } : { count: Math.max(exposed, count), hits: Math.max(0, exposed - count) },
};

/**
 * What has been seen of the canary by one measure over the stretches that were compared: its calls, those hit, and those
 * that would have been if the two were alike in each stretch. `weight` sums the effective calls.
 */
export type Effect = {
  readonly calls: number;
  readonly hits: number;
  readonly expected: number;
  readonly weight: number;
};

export const noEffect: Effect = { calls: 0, hits: 0, expected: 0, weight: 0 };

/** Takes in one more stretch. */
export const withStretch = (effect: Effect, measure: Measure, pair: Pair): Effect => {
  const [canary, stable] = [tallies[measure](pair.canary), tallies[measure](pair.stable)];
  return {
    calls: effect.calls + canary.count,
    hits: effect.hits + canary.hits,
    expected: effect.expected + expectedHits(canary, stable),
    weight: effect.weight + weightOf(canary.count, stable.count),
  };
};

/**
 * By how much the canary's rate exceeds stable's, each stretch compared with itself alone, so that neither a ramp nor a
 * drift shows: the risk difference of Mantel and Haenszel (Greenland and Robins, Biometrics 41, 1985). 0 of nothing.
 */
export const differenceOf = ({ hits, expected, weight }: Effect): number =>
  weight === 0 ? 0 : (hits - expected) / weight;
