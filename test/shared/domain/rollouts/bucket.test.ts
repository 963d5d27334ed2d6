import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { armOf, basisPointsOf, bucketOf, callerOf, slotOf } from '#shared/domain/rollouts/bucket.ts';
import { murmur3 } from '#shared/domain/rollouts/murmur3.ts';

const seed = fc.string({ minLength: 1, maxLength: 20 });
const subject = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const percent = fc.integer({ min: 0, max: 10_000 }).map((points) => points / 100);
const callers = Array.from({ length: 20_000 }, (_, index) => `user-${index}`);

describe('bucketing', () => {
  test.each([
    ['support-reply', 'user-1', 1215],
    ['support-reply', 'user-2', 2693],
    ['rel_01', '42', 9575],
    ['support-reply', 'ünï-✓', 793],
  ])('under seed %j the subject %j is in bucket %d', (rollout, caller, bucket) => {
    expect(bucketOf(rollout, caller)).toBe(bucket);
  });

  test('every percentage of two decimals is a whole number of basis points', () => {
    for (let points = 0; points <= 10_000; points += 1) {
      expect(basisPointsOf(points / 100)).toBe(points);
      expect(basisPointsOf(Number((points / 100).toFixed(2)))).toBe(points);
    }
  });

  test('nobody is on the canary at 0 %, everybody at 100 %', () => {
    fc.assert(
      fc.property(seed, subject, (rollout, caller) => {
        expect(armOf({ seed: rollout, percent: 0, subject: caller })).toBe('stable');
        expect(armOf({ seed: rollout, percent: 100, subject: caller })).toBe('canary');
      }),
      { numRuns: 3000 },
    );
  });

  test('a higher percentage moves callers from stable to canary, never back', () => {
    fc.assert(
      fc.property(seed, subject, percent, percent, (rollout, caller, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const before = armOf({ seed: rollout, percent: low, subject: caller });
        const after = armOf({ seed: rollout, percent: high, subject: caller });
        expect(before === 'canary' && after === 'stable').toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  test('the boundary is exact to a hundredth of a percent', () => {
    const caller = { seed: 'support-reply', subject: 'user-1' };
    expect(armOf({ ...caller, percent: 12.15 })).toBe('stable');
    expect(armOf({ ...caller, percent: 12.16 })).toBe('canary');
  });

  test('the share of callers on the canary is the percentage', () => {
    for (const share of [1, 5, 12.5, 50]) {
      const canary = callers.filter(
        (caller) => armOf({ seed: 'rollout', percent: share, subject: caller }) === 'canary',
      );
      expect(Math.abs(canary.length / callers.length - share / 100)).toBeLessThan(0.01);
    }
  });

  test('slots are even, and as even among the first 5 % of callers: they come from another hash', () => {
    const canary = callers.filter((caller) => armOf({ seed: 'rollout', percent: 5, subject: caller }) === 'canary');
    for (const group of [callers, canary]) {
      const slots = new Array<number>(50).fill(0);
      for (const caller of group) slots[slotOf(callerOf('rollout', caller))]! += 1;
      const expected = group.length / 50;
      const chiSquared = slots.reduce((sum, size) => sum + (size - expected) ** 2 / expected, 0);
      expect(chiSquared).toBeLessThan(95);
    }
  });

  test('who a caller is has a value that every language can compute', () => {
    expect(callerOf('support-reply', 'user-1')).toBe(murmur3('support-reply:user-1', 1359437549));
    expect([callerOf('rel_01', '42'), callerOf('support-reply', 'ünï-✓')]).toEqual([1286567573, 3814379720]);
  });
});
