import { describe, expect, test } from 'vitest';
import { binomialTail, consecutiveMinutes, failedChecks, rateSoFar, windowMean, windowRate } from './alarms.ts';
import { growthBook, sequenceHalfWidth } from './growthbook.ts';
import { emptySample, type Method, type Minute, type Sample } from './method.ts';
import { failures, shortfalls } from './moments.ts';
import { sprtBoundary, statsig } from './statsig.ts';
import { emptyMinute } from './traffic.ts';
import { normalQuantile, zScore, zTest } from './z-test.ts';

// All expected numbers were computed apart from this code, in Python with its own normal quantile and exact fractions.
const sample = (count: number, errors: number): Sample => ({ ...emptySample(), count, errors });
const [worse, usual] = [failures(sample(300, 15)), failures(sample(5700, 57))];
const [equalWorse, equalUsual] = [failures(sample(300, 30)), failures(sample(300, 9))];

const minute = (canary: Sample, stable: Sample, control = stable): Minute => ({
  ...emptyMinute(),
  canary,
  stable,
  control,
});

const setting = { alpha: 0.05, looks: 3, limit: 0.02 };

const looksOf = (method: Method, minutes: readonly Minute[]): readonly boolean[] => {
  const look = method.start(setting);
  return minutes.map((each, at) => look({ ...each, at }));
};

describe('the formulas of others', () => {
  test('a confidence sequence has the half-width of its publication', () => {
    expect(sequenceHalfWidth(worse, usual, 0.05)).toBeCloseTo(0.03521544713037511, 12);
    expect(sequenceHalfWidth(equalWorse, equalUsual, 0.05)).toBeCloseTo(0.07003754236143496, 12);
  });

  test('it decides from 100 calls an arm on, against the control or all of stable', () => {
    const [canary, stable] = [sample(300, 15), sample(5700, 57)];
    const seen = [minute(canary, stable, sample(300, 3))];
    expect(looksOf(growthBook('pooled', failures, 'stable'), seen)).toEqual([true]);
    expect(looksOf(growthBook('control', failures, 'control'), seen)).toEqual([false]);
    expect(looksOf(growthBook('few', failures, 'stable'), [minute(sample(99, 99), stable)])).toEqual([false]);
    expect(looksOf(growthBook('none', failures, 'stable'), [minute(sample(300, 0), sample(5700, 0))])).toEqual([false]);
  });

  test('a sequential probability ratio test has the boundary of its documentation', () => {
    expect(sprtBoundary(worse, usual, 0.05)).toBeCloseTo(6.6438378880481235, 6);
    expect(sprtBoundary(equalWorse, equalUsual, 0.05)).toBeCloseTo(3.450878438340622, 6);
    expect(looksOf(statsig('it', failures), [minute(sample(300, 15), sample(5700, 57))])).toEqual([false]);
    expect(looksOf(statsig('it', failures), [minute(sample(300, 60), sample(5700, 57))])).toEqual([true]);
  });

  test('a z-test is looked at each minute, or once', () => {
    expect(zScore(worse, usual)).toBeCloseTo(3.156364786471321, 12);
    const seen = [1, 2, 3].map(() => minute(sample(100, 5), sample(1900, 19)));
    expect(looksOf(zTest('peeked', failures, 'every minute'), seen)).toEqual([true, true, true]);
    expect(looksOf(zTest('once', failures, 'once'), seen)).toEqual([false, false, true]);
  });

  test('normal quantiles are right to nine digits', () => {
    for (const [share, quantile] of [
      [0.5, 0],
      [0.95, 1.6448536269514715],
      [0.975, 1.9599639845400536],
      [0.99, 2.3263478740408408],
      [0.001, -3.090232306167813],
    ] as const) {
      expect(normalQuantile(share)).toBeCloseTo(quantile, 8);
    }
  });

  test('scores count the wrong way round, with their unbiased variance', () => {
    const scores = { ...emptySample(), qualityCount: 3, qualitySum: 1.5, qualitySumSquares: 1.25 };
    expect(shortfalls(scores)).toEqual({ count: 3, mean: -0.5, variance: 0.25 });
  });
});

describe('fixed alarms', () => {
  const rates = (...errors: readonly number[]) => errors.map((each) => minute(sample(100, each), emptySample()));

  test('count failed checks in all, or minutes in a row', () => {
    const seen = rates(3, 3, 1, 3, 3, 3);
    expect(looksOf(failedChecks('', 4), seen)).toEqual([false, false, false, false, true, true]);
    expect(looksOf(consecutiveMinutes('', 3), seen)).toEqual([false, false, false, false, false, true]);
    expect(looksOf(consecutiveMinutes('', 1), [minute(emptySample(), emptySample())])).toEqual([false]);
  });

  test('take all calls so far, or those of the last minutes', () => {
    const seen = rates(1, 1, 5, 1, 1);
    expect(looksOf(rateSoFar('', 250), seen)).toEqual([false, false, true, false, false]);
    expect(looksOf(windowRate('', 2), seen)).toEqual([false, false, true, true, false]);
  });

  test('take the mean score of the last minutes', () => {
    const scored = (mean: number) => minute({ ...sample(10, 0), qualitySum: 10 * mean }, emptySample());
    expect(looksOf(windowMean('', 2, 0.75), [0.9, 0.5, 0.9].map(scored))).toEqual([false, true, true]);
  });

  test('have exact binomial tails', () => {
    expect(binomialTail(20, 5, 0.05)).toBeCloseTo(0.0025739403346522814, 12);
    expect(binomialTail(172, 17, 0.05)).toBeCloseTo(0.005965479078689952, 12);
    expect(binomialTail(3, 3, 0.05)).toBeCloseTo(0.000125, 12);
    expect(binomialTail(20, 1, 0.05)).toBe(1);
  });
});
