import { describe, expect, test } from 'vitest';
import type { Pair } from '#shared/domain/rollouts/counts.ts';
import { normalMixtureLog, widthOf } from '#shared/domain/rollouts/evidence/normal-mixture.ts';
import { dropLog, noScores, type Scores, withScores } from '#shared/domain/rollouts/evidence/scores.ts';
import { counts } from '../fixtures.ts';

const ofScores = (scores: readonly number[]) =>
  counts({
    qualityCount: scores.length,
    qualitySum: scores.reduce((sum, score) => sum + score, 0),
    qualitySumSquares: scores.reduce((sum, score) => sum + score ** 2, 0),
  });
const stretch = (canary: readonly number[], stable: readonly number[]): Pair => ({
  canary: ofScores(canary),
  stable: ofScores(stable),
});
const spread = (about: number, many: number) =>
  Array.from({ length: many }, (_, index) => about + (index % 2 ? 0.1 : -0.1));
const repeated = (pair: Pair, times: number) => Array.from({ length: times }, () => pair).reduce(withScores, noScores);

describe('the drop in scores', () => {
  test('adds up stretch by stretch, weighted by effective scores', () => {
    const scores = [stretch([0.5, 0.7], [0.9, 0.7]), stretch([0.2], [0.4, 0.6, 0.8])].reduce(withScores, noScores);
    expect(scores.weight).toBeCloseTo(1 + 3 / 4, 12);
    expect(scores.drop).toBeCloseTo(1 * 0.2 + (3 / 4) * 0.4, 12);
    expect(scores.canary).toMatchObject({ count: 3, freedom: 1 });
    expect(scores.stable).toMatchObject({ count: 5, freedom: 3 });
    expect(scores.canary.squares).toBeCloseTo(0.02, 12);
    expect(scores.stable.squares).toBeCloseTo(0.02 + 0.08, 12);
    expect(scores.canary.leverage).toBeCloseTo(1 / 2 + 9 / 16, 12);
    expect(scores.stable.leverage).toBeCloseTo(1 / 2 + 9 / 16 / 3, 12);
  });

  test('is the same whatever moves both arms alike from stretch to stretch', () => {
    const steady = repeated(stretch(spread(0.5, 10), spread(0.6, 40)), 8);
    const drifting = [0, 0.1, 0.2, 0.3, -0.1, -0.2, -0.3, 0].reduce(
      (scores, drift) => withScores(scores, stretch(spread(0.5 + drift, 10), spread(0.6 + drift, 40))),
      noScores,
    );
    expect(dropLog(drifting, 0, 0.01)).toBeCloseTo(dropLog(steady, 0, 0.01), 9);
  });

  test('is judged by the mixture of its sum and its variance', () => {
    const scores = repeated(stretch(spread(0.7, 10), spread(0.8, 40)), 6);
    const weight = (10 * 40) / 50;
    const variance = (about: number) => (0.01 * about) / (about - 1);
    const whole = 6 * weight ** 2 * (variance(10) / 10 + variance(40) / 40);
    expect(dropLog(scores, 0, 0.02)).toBeCloseTo(normalMixtureLog(6 * weight * 0.1, whole, widthOf(0.02)), 9);
    expect(dropLog(scores, 0.04, 0.02)).toBeCloseTo(normalMixtureLog(6 * weight * 0.06, whole, widthOf(0.02)), 9);
    expect(dropLog(scores, 0.2, 0.02)).toBeLessThan(0);
  });

  test('is not judged before there are fifty scores of each arm and thirty degrees of freedom', () => {
    const judged = (scores: Scores) => dropLog(scores, 0, 0.01);
    expect(judged(noScores)).toBe(0);
    expect(judged(repeated(stretch(spread(0.2, 7), spread(0.9, 60)), 7))).toBe(0);
    expect(judged(repeated(stretch(spread(0.2, 10), spread(0.9, 60)), 5))).toBeGreaterThan(1);
    expect(judged(repeated(stretch(spread(0.2, 60), spread(0.9, 7)), 7))).toBe(0);
    expect(judged(repeated(stretch([0.2, 0.3], spread(0.9, 60)), 29))).toBe(0);
    expect(judged(repeated(stretch([0.2, 0.3], spread(0.9, 60)), 30))).toBeGreaterThan(1);
  });

  test('says nothing of stretches with scores on one side alone, and divides by none of them', () => {
    const some = repeated(stretch(spread(0.5, 4), spread(0.6, 4)), 3);
    expect(withScores(some, stretch([], [0.1]))).toBe(some);
    expect(withScores(some, stretch([0.1], []))).toBe(some);
  });

  test('stays finite where all scores are the same', () => {
    const same = repeated(stretch(new Array<number>(10).fill(0.1), new Array<number>(10).fill(0.3)), 10);
    expect(same.canary.squares).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(dropLog(same, 0, 0.01))).toBe(true);
    expect(dropLog(same, 0, 0.01)).toBeGreaterThan(5);
  });
});
