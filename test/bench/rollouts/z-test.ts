import type { Method } from './method.ts';
import { addTo, emptySample } from './method.ts';
import type { Measure, Moments } from './moments.ts';

const leastCalls = 30;

/** The standard normal quantile: Acklam's rational approximation, to 1.2e-9 relative, for 0.02425..0.97575 and beyond. */
export const normalQuantile = (share: number): number => {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
  const at = (terms: readonly number[], x: number): number => terms.reduce((sum, term) => sum * x + term, 0);
  if (share > 0.97575) return -normalQuantile(1 - share);
  if (share < 0.02425) {
    const tail = Math.sqrt(-2 * Math.log(share));
    return at(c, tail) / at(d, tail);
  }
  const middle = share - 0.5;
  return (middle * at(a, middle ** 2)) / at(b, middle ** 2);
};

/** The z-score of a difference of means. */
export const zScore = (canary: Moments, stable: Moments): number =>
  (canary.mean - stable.mean) / Math.sqrt(canary.variance / canary.count + stable.variance / stable.count);

/** The totals so far compared by a one-sided z-test as if each look were the only one, or at the last look alone. */
export const zTest = (name: string, measure: Measure, looks: 'every minute' | 'once'): Method => ({
  name,
  start: ({ alpha, looks: last }) => {
    const [canary, stable] = [emptySample(), emptySample()];
    const bar = normalQuantile(1 - alpha);
    return (minute) => {
      addTo(canary, minute.canary);
      addTo(stable, minute.stable);
      if (looks === 'once' && minute.at < last - 1) return false;
      if (canary.count < leastCalls || stable.count < leastCalls) return false;
      return zScore(measure(canary), measure(stable)) > bar;
    };
  },
});
