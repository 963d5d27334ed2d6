import { describe, expect, test } from 'vitest';
import { differenceOf, noEffect, tallies, withStretch } from '#shared/domain/rollouts/evidence/effect.ts';
import { counts } from '../fixtures.ts';

const pair = (nc: number, ac: number, ns: number, as: number) => ({
  canary: counts({ count: nc, errors: ac }),
  stable: counts({ count: ns, errors: as }),
});

describe('the observed difference', () => {
  test('of one stretch is that of the two rates', () => {
    expect(differenceOf(withStretch(noEffect, 'errors', pair(50, 5, 200, 10)))).toBeCloseTo(0.1 - 0.05, 12);
  });

  test('is none over a ramp in which both arms are alike in every stretch, though their totals are not', () => {
    const effect = [pair(5, 0, 95, 0), pair(50, 10, 50, 10)].reduce(
      (known, stretch) => withStretch(known, 'errors', stretch),
      noEffect,
    );
    expect(differenceOf(effect)).toBeCloseTo(0, 12);
    expect(effect).toEqual({ calls: 55, hits: 10, expected: 10, weight: 5 * 0.95 + 25 });
  });

  test('of nothing is nothing', () => {
    expect(differenceOf(noEffect)).toBe(0);
    expect(withStretch(noEffect, 'slow', pair(0, 0, 0, 0))).toEqual(noEffect);
    expect(differenceOf(withStretch(noEffect, 'errors', pair(9, 9, 0, 0)))).toBe(0);
  });
});

describe('calls that are not reported', () => {
  test('are those announced less those reported, never below none', () => {
    expect(tallies.unreported(counts({ exposed: 100, count: 80 }))).toEqual({ count: 100, hits: 20 });
    expect(tallies.unreported(counts({ exposed: 80, count: 100 }))).toEqual({ count: 100, hits: 0 });
  });

  test('are not looked for where nothing was announced', () => {
    expect(tallies.unreported(counts({ exposed: 0, count: 100 }))).toEqual({ count: 0, hits: 0 });
    expect(tallies.unreported(counts({ exposed: -2, count: 1 }))).toEqual({ count: 0, hits: 0 });
  });
});
