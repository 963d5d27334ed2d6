import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logMoment } from '#shared/domain/rollouts/evidence/hypergeometric.ts';
import { logChoose } from '#shared/domain/rollouts/evidence/log-factorial.ts';
import { logSumExp } from '#shared/domain/rollouts/evidence/log-sum-exp.ts';

/** Term by term over the whole range, with binomial coefficients. */
const spelledOut = (drawn: number, others: number, hits: number, ratio: number) => {
  const terms: number[] = [];
  for (let k = Math.max(0, hits - others); k <= Math.min(drawn, hits); k += 1) {
    terms.push(logChoose(drawn, k) + logChoose(others, hits - k) + k * Math.log(ratio));
  }
  return logSumExp(terms) - logChoose(drawn + others, hits);
};

const moment = (drawn: number, others: number, hits: number, ratio: number) => {
  const ofCanary = Math.min(drawn, hits);
  return logMoment({ count: drawn, hits: ofCanary }, { count: others, hits: hits - ofCanary }, ratio);
};

const sizes = fc
  .record({ drawn: fc.nat(600), others: fc.nat(6000), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ drawn, others, share }) => ({ drawn, others, hits: Math.round(share * (drawn + others)) }));
const ratios = fc.oneof(fc.constantFrom(1.25, 1.5, 2, 3, 5, 10, 1000), fc.double({ min: 1, max: 50, noNaN: true }));

describe('the generating function of dealt hits', () => {
  test('is what its terms add up to, however large its arguments', () => {
    fc.assert(
      fc.property(sizes, ratios, ({ drawn, others, hits }, ratio) => {
        const exact = spelledOut(drawn, others, hits, ratio);
        expect(Math.abs(moment(drawn, others, hits, ratio) - exact)).toBeLessThan(1e-9 + 1e-12 * exact);
      }),
      { numRuns: 400 },
    );
  });

  test('is 1 when the odds are equal, and where there is nothing to deal', () => {
    expect(moment(30, 570, 7, 1)).toBe(0);
    expect(moment(30, 570, 0, 10)).toBeCloseTo(0, 12);
    expect(moment(0, 570, 7, 10)).toBeCloseTo(0, 12);
    expect(moment(30, 0, 7, 10)).toBeCloseTo(7 * Math.log(10), 12);
  });

  test('takes no notice of a million calls', () => {
    const value = moment(50_000, 950_000, 20_000, 2);
    expect(value).toBeGreaterThan(20_000 * 0.05 * Math.LN2);
    expect(value).toBeLessThan(20_000 * Math.log(1.05));
  });
});
