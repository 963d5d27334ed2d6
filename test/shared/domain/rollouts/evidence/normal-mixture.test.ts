import { describe, expect, test } from 'vitest';
import { normalMixtureLog, widthOf } from '#shared/domain/rollouts/evidence/normal-mixture.ts';

describe('the mixture of normal bets', () => {
  test('gives the published values', () => {
    expect(Math.abs(widthOf(0.05) - 3.160127)).toBeLessThan(1e-6);
    expect(Math.abs(normalMixtureLog(4.2, 2.5, widthOf(0.05)) - 1.920478)).toBeLessThan(1e-6);
  });

  test('is e = 1 before any evidence, and finite however strong that is on either side', () => {
    expect(normalMixtureLog(0, 0, 3)).toBeCloseTo(0, 12);
    expect(normalMixtureLog(-1e6, 5, 3)).toBeLessThan(-5);
    expect(Number.isFinite(normalMixtureLog(-1e6, 5, 3))).toBe(true);
    expect(Number.isFinite(normalMixtureLog(1e6, 5, 3))).toBe(true);
    expect(Number.isFinite(widthOf(0.5))).toBe(true);
  });

  test.each([0.5, 5, 50])(
    'is fair: of a normal sum with variance %d and mean 0 its mean is 1, below 0 less',
    (variance) => {
      const mean = (drift: number) => {
        // The mixture undoes most of the law's tail, hence as far as 80 standard deviations.
        const [spread, step] = [Math.sqrt(variance), 0.01];
        let whole = 0;
        for (let z = -80; z <= 80; z += step) {
          const logDensity = -0.5 * (z * z + Math.log(2 * Math.PI));
          whole += step * Math.exp(logDensity + normalMixtureLog(drift + spread * z, variance, 3));
        }
        return whole;
      };
      expect(mean(0)).toBeCloseTo(1, 6);
      expect(mean(-1)).toBeLessThan(1);
      expect(mean(1)).toBeGreaterThan(1);
    },
  );
});
