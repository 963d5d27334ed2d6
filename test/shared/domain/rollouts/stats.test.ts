import { expect, test } from 'vitest';
import { statsOf } from '#shared/domain/rollouts/stats.ts';
import { counts } from './fixtures.ts';

test('each arm shows its rates, and null where there is nothing to divide', () => {
  const stable = { ...counts({}), latencyBins: {} };
  const canary = {
    ...counts({ count: 8, errors: 2, slow: 3, qualityCount: 4, qualitySum: 3 }),
    latencyBins: { 20: 8 },
  };
  expect(statsOf({ stable, canary })).toEqual({
    stable: { count: 0, errors: 0, errorRate: null, qualityCount: 0, qualityMean: null, latencyP95Ms: null },
    canary: { count: 8, errors: 2, errorRate: 0.25, qualityCount: 4, qualityMean: 0.75, latencyP95Ms: 78 },
  });
});
