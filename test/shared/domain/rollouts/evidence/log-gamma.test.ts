import { expect, test } from 'vitest';
import { logBeta, logGamma } from '#shared/domain/rollouts/evidence/log-gamma.ts';

test.each([
  [0.01, 4.599479878042022],
  [0.5, 0.5723649429247004],
  [1, 0],
  [5.01, 3.193126065057345],
  [9.999, 12.799575780077417],
  [10, 12.801827480081467],
  [505, 2636.208831119104],
])('ln gamma of %d is right to a dozen digits', (x, value) => {
  expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-12 * Math.max(1, value));
});

test('the beta function is that of fractions', () => {
  expect(logBeta(1, 1)).toBeCloseTo(0, 12);
  expect(logBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 12);
});
