import type { Method } from './method.ts';
import { addTo, emptySample } from './method.ts';
import type { Measure, Moments } from './moments.ts';

const tunedFor = 5000;
const leastCalls = 100;

/**
 * How far above 0 the difference of two means has to be by a one-sided asymptotic confidence sequence: Waudby-Smith et
 * al., Ann. Stat. 52(6), 2024 (arXiv 2103.06476), as gbstats 0.8 computes it with its tuning to N* = 5,000.
 */
export const sequenceHalfWidth = (canary: Moments, stable: Moments, alpha: number): number => {
  const calls = canary.count + stable.count;
  const variance = calls * (canary.variance / canary.count + stable.variance / stable.count);
  const level = -2 * Math.log(2 * alpha);
  const rhoSquared = (level + Math.log(level + 1)) / tunedFor;
  const growth = calls * rhoSquared + 1;
  return Math.sqrt(
    variance * ((2 * growth) / (calls ** 2 * rhoSquared)) * Math.log(1 + Math.sqrt(growth) / (2 * alpha)),
  );
};

/** The totals so far compared by the formula, from 100 calls an arm on. */
export const growthBook = (name: string, measure: Measure, against: 'control' | 'stable'): Method => ({
  name,
  start: ({ alpha }) => {
    const [canary, other] = [emptySample(), emptySample()];
    return (minute) => {
      addTo(canary, minute.canary);
      addTo(other, minute[against]);
      if (canary.count < leastCalls || other.count < leastCalls) return false;
      const [ours, theirs] = [measure(canary), measure(other)];
      if (ours.variance + theirs.variance === 0) return false;
      return ours.mean - theirs.mean > sequenceHalfWidth(ours, theirs, alpha);
    };
  },
});
