import { describe, expect, test } from 'vitest';
import { mixtureOf } from '#shared/domain/rollouts/evidence/e-process.ts';
import { logChoose } from '#shared/domain/rollouts/evidence/log-factorial.ts';
import { belowThresholdLog, thresholdLogs } from '#shared/domain/rollouts/evidence/threshold.ts';

const logE = (count: number, hits: number, limit: number) => mixtureOf(thresholdLogs({ count, hits }, limit));

describe('an absolute limit', () => {
  test.each([
    [20, 5, 0.05, 3.310286],
    [11, 5, 0.05, 6.227623],
    [172, 17, 0.05, 2.229143],
  ])('%d calls with %d hits against %d give the published evidence', (count, hits, limit, value) => {
    expect(Math.abs(logE(count, hits, limit) - value)).toBeLessThan(1e-6);
  });

  test('is judged fairly: at the limit the mean of every bet is 1, below it at most 1', () => {
    const mean = (count: number, rate: number, limit: number, bet: number) => {
      let sum = 0;
      for (let hits = 0; hits <= count; hits += 1) {
        const chance = Math.exp(logChoose(count, hits) + hits * Math.log(rate) + (count - hits) * Math.log(1 - rate));
        sum += chance * Math.exp(thresholdLogs({ count, hits }, limit)[bet]!);
      }
      return sum;
    };
    for (const limit of [0.01, 0.05, 0.3, 0.9]) {
      for (let bet = 0; bet < 6; bet += 1) {
        expect(mean(25, limit, limit, bet)).toBeCloseTo(1, 9);
        expect(mean(25, limit / 2, limit, bet)).toBeLessThan(1);
      }
    }
  });

  test('certifies fairly: at the limit the mean is 1, above it at most 1', () => {
    const mean = (rate: number) => {
      let sum = 0;
      for (let hits = 0; hits <= 25; hits += 1) {
        const chance = Math.exp(logChoose(25, hits) + hits * Math.log(rate) + (25 - hits) * Math.log(1 - rate));
        sum += chance * Math.exp(belowThresholdLog({ count: 25, hits }, 0.1));
      }
      return sum;
    };
    expect(mean(0.1)).toBeCloseTo(1, 9);
    expect(mean(0.2)).toBeLessThan(1);
    expect(mean(0.01)).toBeGreaterThan(1);
    expect(belowThresholdLog({ count: 9, hits: 0 }, 0)).toBe(0);
    expect(belowThresholdLog({ count: 9, hits: 0 }, 1)).toBe(0);
  });

  test('of nothing is soon broken, of everything never', () => {
    expect(logE(3, 3, 0)).toBeGreaterThan(Math.log(100));
    expect(Number.isFinite(logE(1000, 1000, 0))).toBe(true);
    expect(logE(1000, 1000, 1)).toBe(0);
  });

  test('is not broken by no calls', () => {
    expect(logE(0, 0, 0.05)).toBeCloseTo(0, 12);
  });
});
