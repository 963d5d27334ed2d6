import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlow, latencyBin, p95Of } from '#shared/domain/rollouts/latency.ts';

describe('latency bins', () => {
  test.each([
    [0, 0],
    [1, 0],
    [1.01, 1],
    [1.25, 1],
    [1.26, 2],
    [1.25 ** 30, 30],
    [1e12, 80],
  ])('%d ms fall into bin %d', (ms, bin) => {
    expect(latencyBin(ms)).toBe(bin);
  });

  test('give the 95th percentile to 12 %', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 5, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 200 }),
        (latencies) => {
          const bins: Record<number, number> = {};
          for (const ms of latencies) bins[latencyBin(ms)] = (bins[latencyBin(ms)] ?? 0) + 1;
          const exact = latencies.toSorted((left, right) => left - right)[Math.ceil(0.95 * latencies.length) - 1]!;
          expect(Math.abs(p95Of(bins)! - exact)).toBeLessThanOrEqual(0.12 * exact + 0.5);
        },
      ),
    );
  });

  test('of no calls have no percentile', () => {
    expect(p95Of({})).toBeNull();
    expect(p95Of({ 4: 0 })).toBeNull();
  });
});

test('a failure is slow, a success is when it takes longer than the cut-off, and nothing is without one', () => {
  expect(isSlow(900, { success: false, latencyMs: 1 })).toBe(true);
  expect(isSlow(900, { success: true, latencyMs: 900 })).toBe(false);
  expect(isSlow(900, { success: true, latencyMs: 901 })).toBe(true);
  expect(isSlow(900, { success: true })).toBe(false);
  expect(isSlow(null, { success: false })).toBe(false);
});
