import type { Method } from './method.ts';
import { addTo, emptySample } from './method.ts';
import type { Measure, Moments } from './moments.ts';
import { normalQuantile } from './z-test.ts';

const leastCalls = 100;

/**
 * The z-score from which a one-sided mixture sequential probability ratio test decides, with the mixture's variance
 * set as Statsig documents it, after Zhao et al. 2019 (arXiv 1905.10493).
 */
export const sprtBoundary = (canary: Moments, stable: Moments, alpha: number): number => {
  const variance = canary.variance / canary.count + stable.variance / stable.count;
  const mixing = (normalQuantile(1 - alpha) ** 2 * (canary.variance + stable.variance)) / (canary.count + stable.count);
  const log = -2 * Math.log(alpha) - Math.log(variance / (variance + mixing));
  return Math.sqrt(((variance + mixing) / mixing) * log);
};

/** The totals so far compared by the formula, from 100 calls an arm on. */
export const statsig = (name: string, measure: Measure): Method => ({
  name,
  start: ({ alpha }) => {
    const [canary, stable] = [emptySample(), emptySample()];
    return (minute) => {
      addTo(canary, minute.canary);
      addTo(stable, minute.stable);
      if (canary.count < leastCalls || stable.count < leastCalls) return false;
      const [ours, theirs] = [measure(canary), measure(stable)];
      const variance = ours.variance / ours.count + theirs.variance / theirs.count;
      if (variance === 0) return false;
      return (ours.mean - theirs.mean) / Math.sqrt(variance) > sprtBoundary(ours, theirs, alpha);
    };
  },
});
