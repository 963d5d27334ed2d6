import { expect, test } from 'vitest';
import { countable, latenciesOf, type Outcome, tally } from '#shared/domain/outcome.ts';

const settings = { slowAboveMs: 100, blockSeconds: 60 };
const outcome = (some: Partial<Outcome> = {}): Outcome => ({
  id: 'a',
  prompt: 'greeting',
  rollout: 'rol_1',
  arm: 'canary',
  epoch: 1,
  exposedAt: 119,
  slot: 0,
  success: true,
  ...some,
});

test('an outcome belongs to the block of its exposure', () => {
  expect(countable(outcome(), settings).block).toBe(1);
  expect(countable(outcome({ exposedAt: 120 }), settings).block).toBe(2);
});

test('slow is what takes longer than the cut-off, and whatever failed', () => {
  const slow = (some: Partial<Outcome>, slowAboveMs: number | null = 100) =>
    countable(outcome(some), { ...settings, slowAboveMs }).slow;

  expect(slow({ latencyMs: 100 })).toBe(false);
  expect(slow({ latencyMs: 101 })).toBe(true);
  expect(slow({ success: false })).toBe(true);
  expect(slow({ success: false, latencyMs: 1 }, null)).toBe(false);
});

test('scores count to four decimals, so that their sums stay short', () => {
  const scored = [0.1, 0.2, 1e-20, 0.123456789].map((qualityScore) => countable(outcome({ qualityScore }), settings));

  expect(tally(scored)).toMatchObject({ qualityCount: 4, qualitySum: 0.4235, qualitySumSquares: 0.06525225 });
});

test('calls without a latency fall into no bin', () => {
  const calls = [1, 1, 500, undefined].map((latencyMs) => countable(outcome({ latencyMs }), settings));

  expect(latenciesOf(calls)).toEqual({ 0: 2, 28: 1 });
});
