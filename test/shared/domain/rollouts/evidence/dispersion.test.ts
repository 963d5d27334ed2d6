import { expect, test } from 'vitest';
import { dispersionOf } from '#shared/domain/rollouts/evidence/dispersion.ts';

const slots = (...hits: number[]) => hits.map((some) => ({ count: 20, hits: some }));

test('slots that differ as little as chance would have them do not temper anything', () => {
  expect(dispersionOf(slots(1, 2, 1, 2, 1, 2, 1, 2, 1, 2))).toBe(1);
});

test("one slot with most of the failures tempers by Pearson's statistic", () => {
  // 20 of 200 calls: expected 2 a slot with variance 1.8; one slot is 18 above, nine are 2 below.
  expect(dispersionOf(slots(20, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toBeCloseTo((18 ** 2 + 9 * 2 ** 2) / 1.8 / 9, 12);
});

test('nothing is said of fewer than ten busy slots, nor of all or no failures', () => {
  expect(dispersionOf([])).toBe(1);
  expect(dispersionOf([...slots(20, 0, 0, 0, 0, 0, 0, 0, 0), { count: 4, hits: 0 }])).toBe(1);
  expect(dispersionOf(slots(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toBe(1);
  expect(dispersionOf(slots(20, 20, 20, 20, 20, 20, 20, 20, 20, 20))).toBe(1);
});
