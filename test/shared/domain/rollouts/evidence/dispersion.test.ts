import { describe, expect, test } from 'vitest';
import { differenceDispersion, dispersionOf, scoreDispersion } from '#shared/domain/rollouts/evidence/dispersion.ts';

const slots = (...hits: number[]) => hits.map((some) => ({ count: 20, hits: some }));
const even = slots(2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
const heavy = slots(20, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/** 18 above the mean and nine times 2 below it, each held against the other nine slots, over 200 calls at 10 %. */
const ofHeavy = ((18 / 0.9) ** 2 + 9 * (2 / 0.9) ** 2) / (200 * 0.1 * 0.9);

describe('the dispersion of one arm', () => {
  test('is none where slots differ as little as chance would have them', () => {
    expect(dispersionOf(slots(1, 2, 1, 2, 1, 2, 1, 2, 1, 2))).toBe(1);
  });

  test('is how many times the variance exceeds that of independent calls', () => {
    expect(dispersionOf(heavy)).toBeCloseTo(ofHeavy, 12);
  });

  test('grows with the traffic of the one slot that is unlike the others', () => {
    const busiest = (count: number) =>
      dispersionOf([{ count, hits: count / 2 }, ...slots(2, 2, 2, 2, 2, 2, 2, 2, 2, 2)]);
    expect(busiest(200)).toBeGreaterThan(2 * busiest(40));
  });

  test('is not told of fewer than ten busy slots or fifty calls, nor of all or no failures', () => {
    expect(dispersionOf([])).toBe(1);
    expect(dispersionOf([...slots(20, 0, 0, 0, 0, 0, 0, 0, 0), { count: 0, hits: 0 }])).toBe(1);
    expect(dispersionOf(heavy.map(({ hits }) => ({ count: 4, hits: hits / 5 })))).toBe(1);
    expect(dispersionOf(slots(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toBe(1);
    expect(dispersionOf(slots(20, 20, 20, 20, 20, 20, 20, 20, 20, 20))).toBe(1);
  });
});

describe('the dispersion of a difference', () => {
  test('is the variances of both arms together, by how much each matters', () => {
    expect(differenceDispersion(even, even)).toBe(1);
    expect(differenceDispersion(heavy, even)).toBeCloseTo(ofHeavy / 2, 12);
    expect(differenceDispersion(even, heavy)).toBeCloseTo(ofHeavy / 2, 12);

    const large = even.map(({ count, hits }) => ({ count: 19 * count, hits: 19 * hits }));
    expect(differenceDispersion(heavy, large)).toBeCloseTo((ofHeavy * 19) / 20, 12);
  });

  test('is told by the callers of both arms where the canary has but a few', () => {
    const few = [{ count: 20, hits: 2 }, ...slots(0, 0, 0, 0, 0, 0, 0, 0, 0).map(() => ({ count: 0, hits: 0 }))];
    const wild = slots(12, 1, 1, 1, 1, 1, 1, 1, 1, 0);
    expect(differenceDispersion(few, wild)).toBeGreaterThan(5);
    expect(differenceDispersion(few, even)).toBe(1);
  });

  test('is not told where an arm has no calls, or nobody fails', () => {
    expect(differenceDispersion([], [])).toBe(1);
    expect(differenceDispersion([], heavy)).toBe(1);
    expect(differenceDispersion(heavy, [])).toBe(1);
    const flawless = slots(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(differenceDispersion(flawless, flawless)).toBe(1);
  });
});

describe('the dispersion of a difference between mean scores', () => {
  const scored = (...means: number[]) => means.map((mean) => ({ count: 20, hits: 20 * mean }));
  const alike = scored(...new Array<number>(10).fill(0.7));
  const unlike = scored(0.9, 0.5, 0.9, 0.5, 0.9, 0.5, 0.9, 0.5, 0.9, 0.5);

  test('is how many times its variance exceeds that of scores which vary as they do within a minute', () => {
    const dispersion = (variance: number) => scoreDispersion({ slots: unlike, variance }, { slots: alike, variance });
    expect(dispersion(0.04)).toBeCloseTo((10 * (4 / 0.9) ** 2) / (2 * 200 * 0.04), 12);
    expect(dispersion(1)).toBe(1);
  });

  test('is not told where nothing is scored', () => {
    const none = { slots: alike.map(() => ({ count: 0, hits: 0 })), variance: 1e-6 };
    expect(scoreDispersion(none, none)).toBe(1);
    expect(scoreDispersion({ slots: [], variance: 1e-6 }, { slots: [], variance: 1e-6 })).toBe(1);
  });
});
