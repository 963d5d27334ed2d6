import { describe, expect, test } from 'vitest';
import {
  foldLogs,
  freshProcess,
  mixtureOf,
  pValueOf,
  thresholdOf,
} from '#shared/domain/rollouts/evidence/e-process.ts';
import { logSumExp } from '#shared/domain/rollouts/evidence/log-sum-exp.ts';

describe('an e-process', () => {
  test('begins with e = 1 and p = 1', () => {
    expect(freshProcess(6)).toEqual({ logs: [0, 0, 0, 0, 0, 0], peak: 0 });
    expect(pValueOf(freshProcess(6))).toBe(1);
    expect(mixtureOf(freshProcess(6).logs)).toBeCloseTo(0, 12);
  });

  test('remembers the most that the evidence ever was', () => {
    const up = foldLogs(freshProcess(2), [3, 3], 1);
    const down = foldLogs(up, [-9, -9], 1);
    expect(down.logs).toEqual([-6, -6]);
    expect(down.peak).toBeCloseTo(3, 12);
    expect(pValueOf(down)).toBeCloseTo(Math.exp(-3), 12);
  });

  test('counts for less when calls are not independent', () => {
    expect(foldLogs(freshProcess(2), [3, 3], 2).peak).toBeCloseTo(1.5, 12);
  });

  test('decides at the inverse of alpha', () => {
    expect(thresholdOf(0.05)).toBeCloseTo(2.995732, 6);
  });

  test('mixes without overflow', () => {
    expect(logSumExp([2000, 2000])).toBeCloseTo(2000 + Math.LN2, 9);
    expect(logSumExp([-2000, 0])).toBe(0);
    expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
  });
});
