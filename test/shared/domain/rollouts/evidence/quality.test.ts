import { describe, expect, test } from 'vitest';
import { noCounts } from '#shared/domain/rollouts/counts.ts';
import { floorLogs, shortfallLogs, stakes } from '#shared/domain/rollouts/evidence/quality.ts';
import { counts } from '../fixtures.ts';

const ofScores = (...scores: number[]) =>
  counts({
    qualityCount: scores.length,
    qualitySum: scores.reduce((sum, score) => sum + score, 0),
    qualitySumSquares: scores.reduce((sum, score) => sum + score ** 2, 0),
  });

/** Every sequence of scores of a length, with its chance under a law on two or three values. */
const sequences = (length: number, law: readonly (readonly [score: number, chance: number])[]): [number[], number][] =>
  length === 0
    ? [[[], 1]]
    : sequences(length - 1, law).flatMap(([scores, chance]) =>
        law.map(([score, likelihood]): [number[], number] => [[...scores, score], chance * likelihood]),
      );

type Law = readonly (readonly [score: number, chance: number])[];

const laws: { name: string; law: Law }[] = [
  {
    name: 'all or nothing',
    law: [
      [0, 0.3],
      [1, 0.7],
    ],
  },
  {
    name: 'smooth',
    law: [
      [0.5, 0.25],
      [0.7, 0.5],
      [0.9, 0.25],
    ],
  },
];
const earlier = { count: 4, sum: 2.9 };
const never = { count: 0, sum: 0 };

describe('the quality of a canary', () => {
  test.each(laws)('is held against a floor fairly: at the floor the mean of every bet is at most 1', ({ law }) => {
    for (const before of [never, earlier]) {
      for (const [bet] of stakes.entries()) {
        const mean = sequences(5, law).reduce(
          (sum, [scores, chance]) => sum + chance * Math.exp(floorLogs(ofScores(...scores), before, 0.7)[bet]!),
          0,
        );
        expect(mean).toBeLessThanOrEqual(1 + 1e-12);
      }
    }
  });

  test.each(laws)('is compared fairly ($name): with equal means the mean of every bet is at most 1', ({ law }) => {
    const stableScores = sequences(4, law);
    for (const before of [
      { canary: never, stable: never },
      { canary: earlier, stable: { count: 1, sum: 0.1 } },
    ]) {
      for (const [bet] of stakes.entries()) {
        let mean = 0;
        for (const [canary, likely] of sequences(2, law)) {
          for (const [stable, chance] of stableScores) {
            const pair = { canary: ofScores(...canary), stable: ofScores(...stable) };
            mean += likely * chance * Math.exp(shortfallLogs(pair, before)[bet]!);
          }
        }
        expect(mean).toBeLessThanOrEqual(1 + 1e-12);
      }
    }
  });

  test('may drop by what is tolerated: at that drop the mean of every bet is at most 1', () => {
    const stableLaw = [
      [0.2, 0.25],
      [1, 0.75],
    ] as const; // 0.8 in the mean
    const canaryLaw = [
      [0, 0.3],
      [1, 0.7],
    ] as const;
    for (const [bet] of stakes.entries()) {
      let mean = 0;
      for (const [canary, likely] of sequences(3, canaryLaw)) {
        for (const [stable, chance] of sequences(4, stableLaw)) {
          const pair = { canary: ofScores(...canary), stable: ofScores(...stable) };
          mean += likely * chance * Math.exp(shortfallLogs(pair, { canary: never, stable: earlier }, 0.1)[bet]!);
        }
      }
      expect(mean).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  test('turns against a canary whose scores are lower than the floor, or than stable', () => {
    const low = ofScores(...new Array<number>(40).fill(0.4));
    const high = ofScores(...new Array<number>(400).fill(0.9));
    const before = { canary: { count: 3, sum: 1.2 }, stable: { count: 3, sum: 2.7 } };
    expect(Math.max(...floorLogs(low, before.canary, 0.8))).toBeGreaterThan(Math.log(1000));
    expect(Math.max(...shortfallLogs({ canary: low, stable: high }, before))).toBeGreaterThan(Math.log(1000));
    expect(Math.max(...shortfallLogs({ canary: high, stable: low }, before))).toBeLessThan(0);
  });

  test('is not judged without scores', () => {
    const none = { canary: noCounts, stable: noCounts };
    const before = { canary: never, stable: never };
    for (const logs of [
      floorLogs(noCounts, never, 0.8),
      shortfallLogs({ ...none, stable: ofScores(0.9, 0.8) }, before),
      shortfallLogs({ ...none, canary: ofScores(0.9, 0.8) }, before),
    ]) {
      for (const log of logs) expect(log).toBeCloseTo(0, 12);
    }
  });
});
