import type { Sample } from './method.ts';

/** How many values there are, their mean, and their variance, unbiased. */
export type Moments = { readonly count: number; readonly mean: number; readonly variance: number };

const spread = (count: number, sum: number, sumSquares: number): Moments => ({
  count,
  mean: sum / count,
  variance: Math.max(0, (sumSquares - sum ** 2 / count) / (count - 1)),
});

/** What a method compares: an average over calls of which more is worse. */
export type Measure = (sample: Sample) => Moments;

/** Failed calls are 1, others 0. */
export const failures: Measure = ({ count, errors }) => spread(count, errors, errors);

/** Scores, the wrong way round. */
export const shortfalls: Measure = ({ qualityCount, qualitySum, qualitySumSquares }) =>
  spread(qualityCount, -qualitySum, qualitySumSquares);
