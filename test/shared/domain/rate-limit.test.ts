import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planNames, rates } from '#shared/domain/plan.ts';
import { after, availableOf, latestFullAt, nextAt, rateOfText, rateText } from '#shared/domain/rate-limit.ts';

const rate = fc.record({ perSecond: fc.constantFrom(1, 2, 5, 100, 500), burst: fc.integer({ min: 1, max: 50 }) });

/** The requests that come through, by the bucket alone, at these moments in microseconds. */
const admittedOf = (limit: { perSecond: number; burst: number }, moments: readonly number[]) => {
  let fullAt = 0;
  return moments.filter((at) => {
    const allowed = availableOf(limit, fullAt, at) >= 1;
    expect(allowed).toBe(fullAt <= latestFullAt(limit, 1, at));
    expect(allowed).toBe(nextAt(limit, fullAt) <= at);
    if (allowed) fullAt = after(limit, fullAt, 1, at);
    return allowed;
  });
};

const moments = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 200 }).map((gaps) => {
  let at = 1_700_000_000_000_000;
  return gaps.map((gap) => {
    at += gap;
    return at;
  });
});

test('in no stretch of time is there more than the burst and what the rate adds', () =>
  fc.assert(
    fc.property(rate, moments, (limit, all) => {
      const admitted = admittedOf(limit, all);
      for (const [first, start] of admitted.entries()) {
        for (const [more, end] of admitted.slice(first).entries()) {
          const most = limit.burst + ((end - start) / 1_000_000) * limit.perSecond;
          expect(more + 1).toBeLessThanOrEqual(Math.floor(most + 1e-6));
        }
      }
    }),
    { numRuns: 50 },
  ));

test('whoever keeps to the rate is never refused, after the whole burst or not', () => {
  const limit = { perSecond: 100, burst: 10 };
  const start = 1_700_000_000_000_000;
  const burst = Array.from({ length: 10 }, () => start);
  const steady = Array.from({ length: 500 }, (_, number) => start + (number + 1) * 10_000);

  expect(admittedOf(limit, [...burst, ...steady])).toHaveLength(510);
  expect(admittedOf(limit, [...burst, start])).toHaveLength(10);
});

test('a rate comes back from its text', () => {
  fc.assert(
    fc.property(rate, (limit) => {
      expect(rateOfText(rateText(limit))).toEqual(limit);
    }),
  );
});

test('the smallest plan takes 100 requests a second and 1,000 at once, and no row more than it can', () => {
  expect(rates.trial).toEqual({
    requests: { perSecond: 100, burst: 1000 },
    serving: { perSecond: 100, burst: 1000 },
  });
  for (const plan of planNames) expect(rates[plan].requests.perSecond).toBeLessThanOrEqual(500);
});
