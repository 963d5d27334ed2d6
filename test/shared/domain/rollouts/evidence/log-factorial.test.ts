import { expect, test } from 'vitest';
import { logChoose, logFactorial } from '#shared/domain/rollouts/evidence/log-factorial.ts';

test('the table and the series meet without a seam', () => {
  let sum = 0;
  for (let n = 1; n <= 5000; n += 1) {
    sum += Math.log(n);
    expect(Math.abs(logFactorial(n) - sum)).toBeLessThan(1e-13 * Math.max(1, sum));
  }
  expect(logFactorial(0)).toBe(0);
});

test('there are as many ways to choose as Pascal says', () => {
  expect(Math.exp(logChoose(10, 3))).toBeCloseTo(120, 9);
  expect(logChoose(7, 0)).toBe(0);
  expect(logChoose(7, 7)).toBe(0);
});
