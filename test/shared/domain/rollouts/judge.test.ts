import { describe, expect, test } from 'vitest';
import { noEffect } from '#shared/domain/rollouts/evidence/effect.ts';
import type { Evidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { noScores } from '#shared/domain/rollouts/evidence/scores.ts';
import type { GuardrailName } from '#shared/domain/rollouts/guardrails.ts';
import { isCertified, judge } from '#shared/domain/rollouts/judge.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { counts, later, started } from './fixtures.ts';

const some = {
  canary: counts({ count: 50, errors: 5, qualityCount: 50 }),
  stable: counts({ count: 900, qualityCount: 900 }),
};

const withEvidence = (evidence: Partial<Evidence>, guardrails: object = {}) => {
  const rollout = started({ guardrails });
  return { ...rollout, evidence: { ...rollout.evidence, folded: some, ...evidence } };
};

const peaked = (peak: number) => ({ logs: [0], peak });
const judged = (processes: Evidence['processes'], guardrails: object = {}, dispersions = independentCalls) =>
  judge(withEvidence({ processes }, guardrails), dispersions, later(0));

describe('a guardrail', () => {
  test('acts at the inverse of its part of alpha, not below', () => {
    const threshold = Math.log(1 / 0.01);
    expect(judged({ 'compareToStable.errorRate': peaked(threshold) })?.guardrail).toBe('compareToStable.errorRate');
    expect(judged({ 'compareToStable.errorRate': peaked(threshold - 1e-9) })).toBeUndefined();
  });

  test('acts with as many samples as asked for, not fewer', () => {
    const processes = { 'compareToStable.errorRate': peaked(9) };
    expect(judged(processes, { minSamples: 50 })).toBeDefined();
    expect(judged(processes, { minSamples: 51 })).toBeUndefined();
  });

  test('is named when it is further past its own threshold, though another has more evidence', () => {
    // Errors have two thirds of alpha here and latency one third, so that the thresholds are ln 2 apart.
    const processes = { 'compareToStable.errorRate': peaked(9), 'compareToStable.latency': peaked(9.5) };
    expect(judged(processes)?.guardrail).toBe('compareToStable.errorRate');
    expect(judged({ ...processes, 'compareToStable.latency': peaked(9.7) })?.guardrail).toBe('compareToStable.latency');
  });

  test('states how much its own measure was tempered', () => {
    const tempered = { canary: { errors: 2, slow: 3 }, compared: { errors: 4, slow: 5, scores: 7 }, share: 6 };
    const dispersion = (name: string) => judged({ [name]: peaked(9) }, {}, tempered)?.evidence.dispersion;
    expect(dispersion('maxErrorRate')).toBe(2);
    expect(dispersion('maxLatencyMs')).toBe(3);
    expect(dispersion('compareToStable.errorRate')).toBe(4);
    expect(dispersion('compareToStable.latency')).toBe(5);
    expect(dispersion('minQualityScore')).toBe(1);
    expect(dispersion('compareToStable.qualityScore')).toBe(7);
    expect(dispersion('compareToStable.reports')).toBe(1);
  });
});

describe('a least effect', () => {
  const effects = (hits: number) => {
    const effect = { calls: 100, hits, expected: 2, weight: 80 };
    return { errors: effect, slow: effect, unreported: effect };
  };
  const acts = (name: GuardrailName, hits: number, minEffect: number) => {
    const evidence = { processes: { [name]: peaked(9) }, effects: effects(hits) };
    return judge(withEvidence(evidence, { minEffect, maxErrorRate: 0.05 }), independentCalls, later(0)) !== undefined;
  };

  test.each(['compareToStable.errorRate', 'compareToStable.latency', 'compareToStable.reports'] as const)(
    'keeps %s from acting on a smaller difference than that',
    (name) => {
      expect(acts(name, 10, 0.1)).toBe(true);
      expect(acts(name, 10, 0.1001)).toBe(false);
      expect(acts(name, 10, 0)).toBe(true);
    },
  );

  test('is asked of scores too', () => {
    const name = 'compareToStable.qualityScore';
    const evidence = { processes: { [name]: peaked(9) }, scores: { ...noScores, drop: 4, weight: 80 } };
    const acting = (minEffect: number) => judge(withEvidence(evidence, { minEffect }), independentCalls, later(0));
    expect(acting(0.05)?.evidence.difference).toBeCloseTo(-0.05, 12);
    expect(acting(0.051)).toBeUndefined();
  });

  test('is not asked of limits, nor of a canary that is better', () => {
    expect(acts('maxErrorRate', 0, 1)).toBe(true);
    expect(acts('compareToStable.errorRate', 0, 0.01)).toBe(false);
  });
});

describe('a decision', () => {
  const decided = (name: GuardrailName, evidence: Partial<Evidence>, guardrails: object = {}) =>
    judge(withEvidence({ ...evidence, processes: { [name]: peaked(9) } }, guardrails), independentCalls, later(0));

  test('has the numbers of a comparison: those expected at stable rate, and the fair difference', () => {
    const errors = { calls: 50, hits: 5, expected: 1.5, weight: 35 };
    const effects = { errors, slow: noEffect, unreported: noEffect };
    const decision = decided('compareToStable.errorRate', { effects });
    expect(decision?.evidence).toMatchObject({
      logE: 9,
      pValue: Math.exp(-9),
      alpha: 0.01,
      expected: 1.5,
      difference: 0.1,
      canary: { count: 50, errors: 5 },
      stable: { count: 900 },
    });
    expect(decision?.reason).toBe(
      'The canary fails more often than stable: 5 of 50 calls failed, where 1.5 would have if the two were alike.',
    );
  });

  test('has those of a limit', () => {
    const decision = decided('maxErrorRate', {}, { maxErrorRate: 0.02 });
    expect(decision?.evidence.expected).toBeCloseTo(1, 12);
    expect(decision?.evidence.difference).toBeCloseTo(0.08, 12);
  });

  test('says by how much more than is tolerated', () => {
    const effect = { calls: 50, hits: 5, expected: 1.5, weight: 35 };
    const effects = { errors: effect, slow: effect, unreported: effect };
    const reason = (name: GuardrailName) =>
      decided(name, { effects }, { margin: { errorRate: 1.5, latency: 2 } })?.reason;
    expect(reason('compareToStable.errorRate')).toMatch(
      /^The canary fails more often than stable by more than 1\.5 times/,
    );
    expect(reason('compareToStable.latency')).toMatch(
      /^The canary is slower than stable by more than 2 times the odds: /,
    );
  });

  test('tells of calls that nobody reports', () => {
    const effects = {
      errors: noEffect,
      slow: noEffect,
      unreported: { calls: 60, hits: 40, expected: 4.21, weight: 55 },
    };
    expect(decided('compareToStable.reports', { effects })?.reason).toBe(
      "More of the canary's calls than of stable's end without a report, as if they broke their callers: 40 of 60 were never reported, where 4.2 would have been if the two were alike.",
    );
  });

  test('tells the drop in scores of the same minutes, whatever the totals say', () => {
    const arm = { count: 60, sum: 30, squares: 1, freedom: 50, leverage: 1 };
    const scores = { canary: arm, stable: { ...arm, count: 600, sum: 240 }, drop: 6, weight: 50 };
    const reason = (guardrails: object) => decided('compareToStable.qualityScore', { scores }, guardrails)?.reason;
    expect(reason({})).toBe(
      "The canary's quality is below stable's: the mean of its 60 scores is 0.500, which is 0.120 less than stable's in the same minutes.",
    );
    expect(reason({ margin: { qualityScore: 0.05 } })).toMatch(
      /^The canary's quality is below stable's by more than 0\.05: /,
    );
  });
});

describe('a certificate', () => {
  const certified = (twiceStable: number, maxErrorRate: number, guardrails: object, errors = 1) =>
    isCertified(withEvidence({ certification: { twiceStable, maxErrorRate } }, guardrails), {
      ...independentCalls,
      compared: { ...independentCalls.compared, errors },
    });

  test('is given at odds of twenty to one', () => {
    expect(certified(Math.log(20), 0, {})).toBe(true);
    expect(certified(Math.log(20) - 1e-9, 99, {})).toBe(false);
  });

  test('is given for the mean of both kinds of evidence where there is a limit', () => {
    const limit = { maxErrorRate: 0.05 };
    expect(certified(Math.log(20), 0, limit)).toBe(false);
    expect(certified(Math.log(39.5), 0, limit)).toBe(true);
    expect(certified(0, Math.log(39.5), limit)).toBe(true);
  });

  test('needs more when a few heavy callers make the failures', () => {
    expect(certified(Math.log(20), 0, {}, 2)).toBe(false);
    expect(certified(2 * Math.log(20), 0, {}, 2)).toBe(true);
  });
});
