import { describe, expect, test } from 'vitest';
import { logErfc, logNormalCdf } from '#shared/domain/rollouts/evidence/normal-distribution.ts';

describe('the complementary error function', () => {
  // DLMF 7.23; digits by the C library's erfc.
  test.each([
    [-6, 2],
    [-1, 1.8427007929497148],
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [1.999999, 0.004677755648073953],
    [2, 0.004677734981047265],
    [3, 2.2090496998585438e-5],
    [5, 1.5374597944280351e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
  ])('at %d is right to a relative error of 1e-10', (z, value) => {
    expect(Math.abs(Math.exp(logErfc(z)) / value - 1)).toBeLessThan(1e-10);
  });

  test('goes on in logs where it is too small for a number', () => {
    expect(logErfc(100)).toBeCloseTo(-10_000 - Math.log(100 * Math.sqrt(Math.PI)), 3);
    expect(logErfc(-1e9)).toBeCloseTo(Math.LN2, 12);
  });

  test('falls everywhere, the seam of its two formulas included', () => {
    for (let z = -5; z < 8; z += 0.01) expect(logErfc(z + 0.01)).toBeLessThan(logErfc(z) + 1e-13);
  });
});

test('half of a normal law is below its mean, 97.5 % below 1.96', () => {
  expect(logNormalCdf(0)).toBeCloseTo(Math.log(0.5), 14);
  expect(Math.exp(logNormalCdf(1.959963984540054))).toBeCloseTo(0.975, 14);
  expect(logNormalCdf(-1e5)).toBeLessThan(-4.9e9);
});
