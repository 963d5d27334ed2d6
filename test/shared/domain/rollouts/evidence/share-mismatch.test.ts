import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logChoose } from '#shared/domain/rollouts/evidence/log-factorial.ts';
import { foldShare, mismatchLog, noShareEvidence } from '#shared/domain/rollouts/evidence/share-mismatch.ts';
import { block } from '../fixtures.ts';

const at = (percent: number, canary: number, stable: number, epoch = 7) => ({
  ...block(60, { exposed: canary }, { exposed: stable }, epoch),
  percent,
});

describe('a mismatch of the share', () => {
  test.each([
    [500, 9500, -2.324083],
    [600, 9400, 7.419085],
  ])('of %d canary calls to %d others is what was published for 5 %%', (canary, stable, value) => {
    expect(Math.abs(mismatchLog({ share: 0.05, canary, stable }) - value)).toBeLessThan(1e-6);
  });

  test('is fair: at the share that was set its mean is 1 after any number of calls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 40 }), (points, calls) => {
        const share = points / 10_000;
        let mean = 0;
        for (let canary = 0; canary <= calls; canary += 1) {
          const stable = calls - canary;
          const log = logChoose(calls, canary) + canary * Math.log(share) + stable * Math.log(1 - share);
          mean += Math.exp(log + mismatchLog({ share, canary, stable }));
        }
        expect(mean).toBeCloseTo(1, 8);
      }),
    );
  });

  test('is a martingale: what it will be after one more call is in the mean what it is', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(900), fc.integer({ min: 100, max: 9900 }), (canary, stable, points) => {
        const share = points / 10_000;
        const next =
          share *
            Math.exp(mismatchLog({ share, canary: canary + 1, stable }) - mismatchLog({ share, canary, stable })) +
          (1 - share) *
            Math.exp(mismatchLog({ share, canary, stable: stable + 1 }) - mismatchLog({ share, canary, stable }));
        expect(next).toBeCloseTo(1, 8);
      }),
    );
  });

  test('is looked for under each share by itself, and multiplied', () => {
    const blocks = [at(5, 100, 900), at(5, 120, 880), at(25, 260, 740, 8), at(25, 240, 760, 8)];
    const evidence = blocks.reduce((known, one) => foldShare(known, one, 1), noShareEvidence);
    expect(evidence.before).toBeCloseTo(mismatchLog({ share: 0.05, canary: 220, stable: 1780 }), 9);
    expect(evidence.present).toEqual({ epoch: 8, share: 0.25, canary: 500, stable: 1500 });
    expect(evidence).toMatchObject({ calls: 4000, canary: 720, expected: 600 });
    const first = mismatchLog({ share: 0.05, canary: 220, stable: 1780 });
    expect(evidence.peak).toBeCloseTo(first, 9);
  });

  test('counts calls that are known to have been served, whether or not they were reported', () => {
    const known = { ...block(60, { count: 60, exposed: 50 }, { count: 900, exposed: 950 }), percent: 5 };
    expect(foldShare(noShareEvidence, known, 1).present).toMatchObject({ canary: 50, stable: 950 });
    const named = { ...block(60, { count: 300 }, { count: 300 }), percent: 5 };
    expect(foldShare(noShareEvidence, named, 1)).toMatchObject({ calls: 0, peak: 0 });
  });

  test('takes an announcement that was taken back before it came for none', () => {
    const early = { ...block(60, { count: 1, exposed: -1 }, { count: 9, exposed: 9 }), percent: 5 };
    expect(foldShare(noShareEvidence, early, 1).present).toMatchObject({ canary: 0, stable: 9 });
  });

  test('is not looked for where no share is known or there is only one arm', () => {
    for (const one of [block(60, { exposed: 9 }, { exposed: 1 }), at(100, 9, 0), at(0, 0, 9)]) {
      expect(foldShare(noShareEvidence, one, 1)).toBe(noShareEvidence);
    }
  });

  test('counts for less when a few heavy callers make the share', () => {
    const plain = foldShare(noShareEvidence, at(5, 200, 1800), 1).peak;
    expect(foldShare(noShareEvidence, at(5, 200, 1800), 4).peak).toBeCloseTo(plain / 4, 12);
  });
});
