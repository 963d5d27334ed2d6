import { describe, expect, test } from 'vitest';
import { operator, start, started, steps } from './fixtures.ts';

describe('a rollout that starts', () => {
  test('is at its first step with a history of one', () => {
    expect(started()).toMatchObject({
      status: 'ramping',
      stepIndex: 0,
      percent: 5,
      steps,
      promotion: 'timed',
      epoch: 7,
      revision: 1,
      heldSeconds: 0,
      stepStartedAt: start.toISOString(),
      history: [{ at: start.toISOString(), actor: operator, percent: 5, event: 'started' }],
      createdBy: operator,
    });
  });

  test('compares with stable at alpha 0.01 unless told otherwise', () => {
    expect(started().guardrails).toEqual({
      compareToStable: { errorRate: true, qualityScore: true, latency: true, reports: true },
      margin: { errorRate: 1, latency: 1, qualityScore: 0 },
      qualityTest: 'mixture',
      alpha: 0.01,
    });
    expect(Object.keys(started().evidence.processes)).toEqual([
      'compareToStable.errorRate',
      'compareToStable.qualityScore',
      'compareToStable.latency',
      'compareToStable.reports',
    ]);
  });

  test('keeps the guardrails it was given, and watches each', () => {
    const guardrails = { maxErrorRate: 0.05, minQualityScore: 0.7, maxLatencyMs: 2000, minSamples: 50, alpha: 0.05 };
    const rollout = started({ guardrails: { ...guardrails, compareToStable: { latency: false } } });
    expect(rollout.guardrails).toEqual({
      ...guardrails,
      compareToStable: { errorRate: true, qualityScore: true, latency: false, reports: true },
      margin: { errorRate: 1, latency: 1, qualityScore: 0 },
      qualityTest: 'mixture',
    });
    expect(Object.keys(rollout.evidence.processes)).toHaveLength(6);
  });

  test("keeps its environment's guardrails where it names none", () => {
    const environment = { name: 'staging', protected: false, minHoldSeconds: 60, guardrails: { maxErrorRate: 0.2 } };
    expect(started({ environment }).guardrails.maxErrorRate).toBe(0.2);
    expect(started({ environment, guardrails: { maxErrorRate: 0.1 } }).guardrails.maxErrorRate).toBe(0.1);
  });

  test('calls slow what exceeds its own limit, else what exceeds 95 % of the stable calls', () => {
    expect(started({ guardrails: { maxLatencyMs: 2000 } }).slowAboveMs).toBe(2000);
    expect(started().slowAboveMs).toBe(900);
    const unknown = started({ stableLatencyP95Ms: null });
    expect(unknown.slowAboveMs).toBeNull();
    expect(unknown.evidence.processes).not.toHaveProperty('compareToStable.latency');
  });

  test('as a first release is judged by absolute limits alone', () => {
    const rollout = started({ stableVersion: null, guardrails: { maxErrorRate: 0.1 } });
    expect(Object.keys(rollout.evidence.processes)).toEqual(['maxErrorRate']);
  });

  test('as a first release is promoted by evidence only against a limit of its own', () => {
    const guardrails = { maxErrorRate: 0.05 };
    expect(started({ stableVersion: null, promotion: 'evidence', guardrails }).promotion).toBe('evidence');
    expect(() => started({ stableVersion: null, promotion: 'evidence' })).toThrow(
      expect.objectContaining({
        code: 'validation_failed',
        faults: [expect.objectContaining({ path: 'body.promotion' })],
      }),
    );
  });

  test('with the version in place is refused', () => {
    expect(() => started({ version: 3 })).toThrow(expect.objectContaining({ code: 'already_serving' }));
  });

  test('names every fault at once', () => {
    const guardrails = { maxErrorRate: 2, minQualityScore: -1, maxLatencyMs: 0, minSamples: 1.5, alpha: 0 };
    const faulty = () => started({ steps: [{ percent: 50, holdSeconds: 1 }], guardrails });
    const paths = [
      'steps',
      'steps.0.percent',
      'steps.0.holdSeconds',
      ...Object.keys(guardrails).map((key) => `guardrails.${key}`),
    ];
    expect(faulty).toThrow(
      expect.objectContaining({
        code: 'validation_failed',
        faults: paths.map((path) => expect.objectContaining({ path: `body.${path}` })),
      }),
    );
  });

  test('without steps cannot be', () => {
    expect(() => started({ steps: [] })).toThrow(expect.objectContaining({ code: 'validation_failed' }));
  });

  test('has a legal ramp of its own when none is named', () => {
    expect(started({ steps: undefined }).steps.map(({ percent }) => percent)).toEqual([5, 25, 50, 100]);
  });
});
