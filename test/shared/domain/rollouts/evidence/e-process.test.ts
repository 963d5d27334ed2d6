import { describe, expect, test } from 'vitest';
import {
  foldLogs,
  freshProcess,
  mixtureOf,
  pValueOf,
  replaceLogs,
  thresholdOf,
} from '#shared/domain/rollouts/evidence/e-process.ts';
import { logSumExp } from '#shared/domain/rollouts/evidence/log-sum-exp.ts';

describe('an e-process', () => {
  test('begins with e = 1 and p = 1', () => {
    expect(freshProcess).toEqual({ logs: [], peak: 0 });
    expect(pValueOf(freshProcess)).toBe(1);
    expect(mixtureOf(freshProcess.logs)).toBe(0);
    expect(foldLogs(freshProcess, [0, 0], 1)).toEqual({ logs: [0, 0], peak: 0 });
  });

  test('remembers the most that the evidence ever was', () => {
    const up = foldLogs(freshProcess, [3, 3], 1);
    const down = foldLogs(up, [-9, -9], 1);
    expect(down.logs).toEqual([-6, -6]);
    expect(down.peak).toBeCloseTo(3, 12);
    expect(pValueOf(down)).toBeCloseTo(Math.exp(-3), 12);
  });

  test('takes over evidence that is not made block by block', () => {
    const replaced = replaceLogs(foldLogs(freshProcess, [3], 1), [2], 1);
    expect(replaced).toEqual({ logs: [2], peak: 3 });
    expect(replaceLogs(replaced, [8], 2)).toEqual({ logs: [8], peak: 4 });
  });

  test('counts for less when calls are not independent', () => {
    expect(foldLogs(freshProcess, [3, 3], 2).peak).toBeCloseTo(1.5, 12);
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
