import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GuardrailSettings } from '#shared/domain/environment.ts';
import type { Counts } from '#shared/domain/rollouts/counts.ts';
import { mixtureOf } from '#shared/domain/rollouts/evidence/e-process.ts';
import { type Evidence, freshEvidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { logChoose } from '#shared/domain/rollouts/evidence/log-factorial.ts';
import { mismatchLog } from '#shared/domain/rollouts/evidence/share-mismatch.ts';
import { type GuardrailName, guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { block } from '../fixtures.ts';

/** How many calls there were in a minute, how likely one was to be hit, and which share of them was the canary's. */
type Minute = { readonly calls: number; readonly rate: number; readonly share: number; readonly epoch: number };

const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });
const twoMinutes = fc
  .record({
    calls: fc.tuple(fc.nat(10), fc.nat(4)),
    rates: fc.tuple(rate, rate),
    shares: fc.tuple(fc.constantFrom(0.05, 0.25, 0.5), fc.constantFrom(0.25, 0.5)),
    advances: fc.boolean(),
  })
  .map(({ calls, rates, shares, advances }): readonly [Minute, Minute] => [
    { calls: calls[0], rate: rates[0], share: shares[0], epoch: 7 },
    { calls: calls[1], rate: rates[1], share: advances ? shares[1] : shares[0], epoch: advances ? 8 : 7 },
  ]);

const chanceOf = (count: number, hits: number, rate: number) =>
  Math.exp(logChoose(count, hits) + hits * Math.log(rate) + (count - hits) * Math.log(1 - rate));

/** The canary's rate when its odds are `ratio` times those of a rate. */
const worseBy = (rate: number, ratio: number) => (ratio * rate) / (1 - rate + ratio * rate);

type Turn = { readonly nc: number; readonly ns: number; readonly ac: number; readonly as: number };

/** Every way in which calls can fall to the arms and turn out, with its chance, when the canary has `ratio` times the odds. */
const turns = ({ calls, rate, share }: Minute, ratio: number) => {
  const all: (Turn & { readonly chance: number })[] = [];
  for (let nc = 0; nc <= calls; nc += 1) {
    const ns = calls - nc;
    for (let ac = 0; ac <= nc; ac += 1) {
      for (let as = 0; as <= ns; as += 1) {
        const chance = chanceOf(calls, nc, share) * chanceOf(nc, ac, worseBy(rate, ratio)) * chanceOf(ns, as, rate);
        all.push({ nc, ns, ac, as, chance });
      }
    }
  }
  return all;
};

type Written = (turn: Turn) => readonly [canary: Partial<Counts>, stable: Partial<Counts>];
type Case = { readonly settings?: GuardrailSettings; readonly names: readonly GuardrailName[] };

/** The mean of E over everything that two minutes can bring, each of them taken through the whole engine. */
const meanOf = (
  [first, second]: readonly [Minute, Minute],
  ratio: number,
  written: Written,
  { settings = {}, names }: Case,
  logE: (evidence: Evidence) => number,
) => {
  const guardrails = guardrailsOf(settings);
  const fold = (evidence: Evidence, turn: Turn, { share, epoch }: Minute, seconds: number) =>
    foldBlocks(
      evidence,
      [{ ...block(seconds, ...written(turn), epoch), percent: share * 100 }],
      guardrails,
      independentCalls,
    );
  let mean = 0;
  for (const one of turns(first, ratio)) {
    const before = fold(freshEvidence(names), one, first, 0);
    for (const other of turns(second, ratio)) {
      mean += one.chance * other.chance * Math.exp(logE(fold(before, other, second, 60)));
    }
  }
  return mean;
};

const failing: Written = ({ nc, ns, ac, as }) => [
  { count: nc, errors: ac, slow: ac },
  { count: ns, errors: as, slow: as },
];
const unreported: Written = ({ nc, ns, ac, as }) => [
  { count: nc - ac, exposed: nc },
  { count: ns - as, exposed: ns },
];
const scored: Written = ({ nc, ns, ac, as }) => [
  { qualityCount: nc, qualitySum: nc - ac, qualitySumSquares: nc - ac },
  { qualityCount: ns, qualitySum: ns - as, qualitySumSquares: ns - as },
];

const ofProcess = (name: GuardrailName) => (evidence: Evidence) => mixtureOf(evidence.processes[name]?.logs ?? []);

const runs = { numRuns: 25 };

describe('whatever two minutes bring, the mean of the evidence is at most 1', () => {
  test.each([
    ['compareToStable.errorRate', 1, failing, {}],
    ['compareToStable.errorRate', 0.6, failing, {}],
    ['compareToStable.errorRate', 2, failing, { margin: { errorRate: 2 } }],
    ['compareToStable.latency', 1.5, failing, { margin: { latency: 1.5 } }],
    ['compareToStable.reports', 1, unreported, {}],
    ['compareToStable.reports', 2, unreported, {}],
    ['compareToStable.qualityScore', 1, scored, { qualityTest: 'exact' }],
    ['compareToStable.qualityScore', 0.6, scored, { qualityTest: 'exact' }],
  ] as const)('by %s when the canary has %d times the odds', (name, ratio, written, settings) => {
    fc.assert(
      fc.property(twoMinutes, (minutes) => {
        const mean = meanOf(minutes, ratio, written, { settings, names: [name] }, ofProcess(name));
        expect(mean).toBeLessThanOrEqual(1 + 1e-9);
      }),
      runs,
    );
  });

  test.each([
    ['maxErrorRate', { maxErrorRate: 0.3 }, failing, 0.3],
    ['maxLatencyMs', { maxLatencyMs: 100 }, failing, 0.05],
    ['minQualityScore', { minQualityScore: 0.6 }, scored, 0.4],
  ] as const)('by %s at its limit', (name, settings, written, limit) => {
    fc.assert(
      fc.property(twoMinutes, ([first, second]) => {
        const atLimit = [
          { ...first, rate: limit },
          { ...second, rate: limit },
        ] as const;
        const mean = meanOf(atLimit, 1, written, { settings, names: [name] }, ofProcess(name));
        expect(mean).toBeLessThanOrEqual(1 + 1e-9);
      }),
      runs,
    );
  });

  // Odds ratios of two rates put together are nearer to 1, so that this certificate wants one rate within a stretch.
  test.each([
    [2, {}],
    [5, { margin: { errorRate: 5 } }],
    [7, { margin: { errorRate: 5 } }],
  ])('by the certificate of a canary that has %d times the odds', (ratio, settings) => {
    fc.assert(
      fc.property(twoMinutes, ([first, second]) => {
        const steady = [first, second.epoch === first.epoch ? { ...second, rate: first.rate } : second] as const;
        const logE = ({ certification }: Evidence) => certification.twiceStable;
        expect(meanOf(steady, ratio, failing, { settings, names: [] }, logE)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      runs,
    );
  });

  test('by the certificate of a canary that fails as often as its limit', () => {
    const settings = { maxErrorRate: 0.2 };
    fc.assert(
      fc.property(twoMinutes, ([first, second]) => {
        const atLimit = [
          { ...first, rate: 0.2 },
          { ...second, rate: 0.2 },
        ] as const;
        const logE = ({ certification }: Evidence) => certification.maxErrorRate;
        expect(meanOf(atLimit, 1, failing, { settings, names: [] }, logE)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      runs,
    );
  });

  test('by the share that was set', () => {
    fc.assert(
      fc.property(twoMinutes, (minutes) => {
        const logE = ({ share }: Evidence) => share.before + (share.present ? mismatchLog(share.present) : 0);
        expect(meanOf(minutes, 1, failing, { names: [] }, logE)).toBeCloseTo(1, 9);
      }),
      runs,
    );
  });
});
