import { expect, test } from 'vitest';
import type { Announcement, Outcome } from '#shared/domain/outcome.ts';
import { beyondCap, binsOf, countableAnnouncement, countableOutcome, tally } from '#shared/domain/outcome-counts.ts';
import { noCounts } from '#shared/domain/rollouts/counts.ts';

const settings = { slowAboveMs: 100, maxOutcomesPerCaller: null, blockSeconds: 60 };
const outcome = (some: Partial<Outcome> = {}): Outcome => ({
  id: 'a',
  prompt: 'greeting',
  rollout: 'rol_1',
  arm: 'canary',
  epoch: 1,
  exposedAt: 119,
  caller: 7,
  resolved: true,
  success: true,
  ...some,
});
const counts = (some: Partial<Outcome> = {}) => countableOutcome(outcome(some), settings).counts;

test('an outcome belongs to the block of its exposure', () => {
  expect(countableOutcome(outcome(), settings).block).toBe(1);
  expect(countableOutcome(outcome({ exposedAt: 120 }), settings).block).toBe(2);
});

test('slow is what takes longer than the cut-off, and whatever failed', () => {
  expect(counts({ latencyMs: 100 }).slow).toBe(0);
  expect(counts({ latencyMs: 101 }).slow).toBe(1);
  expect(counts({ success: false })).toMatchObject({ slow: 1, errors: 1 });
  expect(
    countableOutcome(outcome({ success: false, latencyMs: 1 }), { ...settings, slowAboveMs: null }).counts.slow,
  ).toBe(0);
});

test('scores count to four decimals, so that their sums stay short', () => {
  const scored = [0.1, 0.2, 1e-20, 0.123456789].map((qualityScore) => counts({ qualityScore }));

  expect(tally(scored)).toMatchObject({ qualityCount: 4, qualitySum: 0.4235, qualitySumSquares: 0.06525225 });
});

test('calls without a latency fall into no bin', () => {
  expect(binsOf([1, 1, 500, undefined])).toEqual({ 0: 2, 28: 1 });
});

test('a call is served once: by its own outcome, or as its client announces it', () => {
  const announcement: Announcement = {
    id: 'p1',
    prompt: 'greeting',
    rollout: 'rol_1',
    arm: 'canary',
    epoch: 1,
    exposedAt: 119,
    count: 3,
  };
  const announced = countableAnnouncement(announcement, settings);

  expect(announced).toMatchObject({ kind: 'announcement', block: 1, cap: null });
  expect(announced.counts).toEqual({ ...noCounts, exposed: 3 });
  expect(counts({ resolved: false })).toMatchObject({ count: 1, exposed: 0 });
  expect(counts({ resolved: true })).toMatchObject({ count: 1, exposed: 1 });
});

test('beyond the cap nothing is evidence, and nothing is missed', () => {
  for (const resolved of [true, false]) {
    const { exposed, ...others } = beyondCap(counts({ resolved, success: false, qualityScore: 1 }));
    expect(others).toEqual({ count: 0, errors: 0, slow: 0, qualityCount: 0, qualitySum: 0, qualitySumSquares: 0 });
    expect(exposed + (resolved ? 0 : 1)).toBe(0);
  }
});

test('a cap holds for callers who are known', () => {
  const capped = { ...settings, maxOutcomesPerCaller: 5 };

  expect(countableOutcome(outcome(), capped).cap).toBe(5);
  expect(countableOutcome(outcome({ caller: null }), capped).cap).toBeNull();
});
