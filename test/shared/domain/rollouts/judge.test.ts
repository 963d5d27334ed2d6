import { describe, expect, test } from 'vitest';
import type { Evidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { isCertified, judge } from '#shared/domain/rollouts/judge.ts';
import { counts, later, started } from './fixtures.ts';

const even = { canary: { errors: 1, slow: 1 }, either: { errors: 1, slow: 1 }, share: 1 };
const some = {
  canary: counts({ count: 50, errors: 5, qualityCount: 50 }),
  stable: counts({ count: 900, qualityCount: 900 }),
};

const withEvidence = (evidence: Partial<Evidence>, guardrails: object = {}) => {
  const rollout = started({ guardrails });
  return { ...rollout, evidence: { ...rollout.evidence, folded: some, ...evidence } };
};

const peaked = (peak: number) => ({ logs: [0], peak });
const judged = (processes: Evidence['processes'], guardrails: object = {}, dispersions = even) =>
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
    const tempered = { canary: { errors: 2, slow: 3 }, either: { errors: 4, slow: 5 }, share: 6 };
    const dispersion = (name: string) => judged({ [name]: peaked(9) }, {}, tempered)?.evidence.dispersion;
    expect(dispersion('maxErrorRate')).toBe(2);
    expect(dispersion('maxLatencyMs')).toBe(3);
    expect(dispersion('compareToStable.errorRate')).toBe(4);
    expect(dispersion('compareToStable.latency')).toBe(5);
    expect(dispersion('minQualityScore')).toBe(1);
    expect(dispersion('compareToStable.qualityScore')).toBe(1);
  });
});

describe('a certificate', () => {
  const certified = (twiceStable: number, maxErrorRate: number, guardrails: object, errors = 1) =>
    isCertified(withEvidence({ certification: { twiceStable, maxErrorRate } }, guardrails), {
      ...even,
      either: { errors, slow: 1 },
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
