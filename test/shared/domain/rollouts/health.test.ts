import { describe, expect, test } from 'vitest';
import { freshEvidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { healthOf } from '#shared/domain/rollouts/health.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { block, started } from './fixtures.ts';

const guardrails = guardrailsOf();

const healthAfter = (canary: number, stable: number) => {
  const evidence = foldBlocks(
    freshEvidence(['compareToStable.errorRate']),
    [{ ...block(60, { exposed: canary }, { exposed: stable }), percent: 5 }],
    guardrails,
    independentCalls,
  );
  return healthOf({ evidence, guardrails });
};

describe('the health of a rollout', () => {
  test('tells that the canary gets the share that was set', () => {
    const { shareMismatch } = healthAfter(500, 9500);
    expect(shareMismatch).toMatchObject({ expectedShare: 0.05, observedShare: 0.05, holds: false, logE: 0 });
    expect(shareMismatch.threshold).toBeCloseTo(Math.log(1000), 12);
  });

  test('holds a rollout whose canary gets another share', () => {
    const { shareMismatch } = healthAfter(600, 9400);
    expect(shareMismatch.logE).toBeCloseTo(7.419085, 6);
    expect(shareMismatch).toMatchObject({ observedShare: 0.06, holds: true });
  });

  test('does not hold one of whose stable version hardly anybody tells', () => {
    expect(healthAfter(600, 7).shareMismatch).toMatchObject({ holds: false });
    expect(healthAfter(600, 8).shareMismatch).toMatchObject({ holds: true });
    expect(healthAfter(0, 600).shareMismatch).toMatchObject({ holds: true });
  });

  test('has no shares before the first call', () => {
    expect(healthOf(started()).shareMismatch).toMatchObject({ expectedShare: null, observedShare: null, holds: false });
  });

  test('tells how near each guardrail is to acting', () => {
    const [errorRate, ...others] = healthAfter(500, 9500).guardrails;
    expect(errorRate).toMatchObject({ guardrail: 'compareToStable.errorRate', logE: 0, pValue: 1, alpha: 0.01 });
    expect(others).toEqual([]);
    expect(healthOf(started()).guardrails).toHaveLength(4);
  });
});
