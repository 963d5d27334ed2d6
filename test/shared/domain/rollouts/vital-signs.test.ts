import { expect, test } from 'vitest';
import { tick } from '#shared/domain/rollouts/tick.ts';
import { vitalSignsOf } from '#shared/domain/rollouts/vital-signs.ts';
import { approved, block, later, noSlots, started } from './fixtures.ts';

const looked = (canaryErrors: number, some = {}) => {
  const blocks = [block(0, { count: 90, errors: canaryErrors }, { count: 1710, errors: 18 })];
  return tick(started(some), { blocks, slots: noSlots }, approved, later(400)).rollout;
};

test('a rollout that has just begun has no evidence and no rates', () => {
  expect(vitalSignsOf(started())).toMatchObject({
    evidenceOfThreshold: 0,
    logE: 0,
    canaryPercent: 5,
    canaryErrorPercent: null,
    stableErrorPercent: null,
  });
});

test('the figure that the alarm watches reaches 1 exactly when a guardrail decides', () => {
  for (let errors = 0; errors <= 20; errors += 1) {
    const rollout = looked(errors);
    const { evidenceOfThreshold } = vitalSignsOf(rollout);
    expect(evidenceOfThreshold >= 1).toBe(rollout.status === 'rolled_back');
  }
});

test('it is the very number of the decision', () => {
  const rollout = looked(18);
  const { logE, threshold } = rollout.decision!.evidence;

  const signs = vitalSignsOf(rollout);
  expect(signs).toMatchObject({
    guardrail: 'compareToStable.errorRate',
    canaryPercent: 0,
    canaryErrorPercent: 20,
    logE,
  });
  expect(signs.evidenceOfThreshold).toBeCloseTo(logE / threshold, 9);
});

test('evidence past the threshold that waits for more samples decides nothing, and raises no alarm', () => {
  const rollout = looked(18, { guardrails: { minSamples: 1000 } });

  expect(rollout.status).toBe('ramping');
  expect(vitalSignsOf(rollout).evidenceOfThreshold).toBeLessThan(1);
});
