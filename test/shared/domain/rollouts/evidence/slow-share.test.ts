import { expect, test } from 'vitest';
import { slowShareOf } from '#shared/domain/rollouts/evidence/slow-share.ts';
import { guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';

test('one call in twenty may be slow, on top of those that may fail', () => {
  expect(slowShareOf(guardrailsOf())).toBeCloseTo(0.05, 12);
  expect(slowShareOf(guardrailsOf({ maxErrorRate: 0.1 }))).toBeCloseTo(0.1 + 0.9 * 0.05, 12);
  expect(slowShareOf(guardrailsOf({ maxErrorRate: 1 }))).toBe(1);
});
