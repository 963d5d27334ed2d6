import { logChoose } from '#shared/domain/rollouts/evidence/log-factorial.ts';
import type { Method, Minute } from './method.ts';

const rateOf = ({ canary }: Minute): number => (canary.count === 0 ? 0 : canary.errors / canary.count);

/** Rolls back at the n-th minute above the limit, in all: Flagger's counter is never reset within a run. */
export const failedChecks = (name: string, checks: number): Method => ({
  name,
  start: ({ limit }) => {
    let failed = 0;
    return (minute) => {
      failed += Number(rateOf(minute) > limit);
      return failed >= checks;
    };
  },
});

/** Rolls back at n minutes above the limit in a row; a minute without calls is not above it. */
export const consecutiveMinutes = (name: string, minutes: number): Method => ({
  name,
  start: ({ limit }) => {
    let above = 0;
    return (minute) => {
      above = rateOf(minute) > limit ? above + 1 : 0;
      return above >= minutes;
    };
  },
});

/** Rolls back when the rate of all calls so far is above the limit, from so many calls on. */
export const rateSoFar = (name: string, leastCalls: number): Method => ({
  name,
  start: ({ limit }) => {
    let [count, errors] = [0, 0];
    return ({ canary }) => {
      count += canary.count;
      errors += canary.errors;
      return count >= leastCalls && errors / count > limit;
    };
  },
});

const windowed = (
  name: string,
  minutes: number,
  isBroken: (sums: { count: number; errors: number; quality: number }, limit: number) => boolean,
): Method => ({
  name,
  start: ({ limit }) => {
    const window: { count: number; errors: number; quality: number }[] = [];
    const sums = { count: 0, errors: 0, quality: 0 };
    return ({ canary }) => {
      const added = { count: canary.count, errors: canary.errors, quality: canary.qualitySum };
      window.push(added);
      const gone = window.length > minutes ? window.shift() : undefined;
      sums.count += added.count - (gone?.count ?? 0);
      sums.errors += added.errors - (gone?.errors ?? 0);
      sums.quality += added.quality - (gone?.quality ?? 0);
      return window.length === minutes && sums.count > 0 && isBroken(sums, limit);
    };
  },
});

/** Rolls back when the rate of the last minutes is above the limit. */
export const windowRate = (name: string, minutes: number): Method =>
  windowed(name, minutes, ({ count, errors }, limit) => errors / count > limit);

/** Rolls back when the mean score of the last minutes is below a floor. */
export const windowMean = (name: string, minutes: number, floor: number): Method =>
  windowed(name, minutes, ({ count, quality }) => quality / count < floor);

/** The chance of so many hits or more in so many calls at this rate: the upper tail of the binomial distribution. */
export const binomialTail = (calls: number, hits: number, rate: number): number => {
  if (hits <= calls * rate) return 1;
  let chance = Math.exp(logChoose(calls, hits) + hits * Math.log(rate) + (calls - hits) * Math.log1p(-rate));
  let tail = 0;
  for (let at = hits; at <= calls && chance > tail * 1e-12; at += 1) {
    tail += chance;
    chance *= ((calls - at) / (at + 1)) * (rate / (1 - rate));
  }
  return tail;
};

/** Rolls back when the exact binomial test of all calls so far is significant, as if each look were the only one. */
export const binomialTest = (name: string): Method => ({
  name,
  start: ({ alpha, limit }) => {
    let [count, errors] = [0, 0];
    return ({ canary }) => {
      count += canary.count;
      errors += canary.errors;
      return count > 0 && binomialTail(count, errors, limit) <= alpha;
    };
  },
});
