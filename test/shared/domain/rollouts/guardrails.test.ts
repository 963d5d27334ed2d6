import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activeGuardrails, alphaOf, guardrailsOf, legalGuardrails } from '#shared/domain/rollouts/guardrails.ts';

const limit = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
const toggle = fc.option(fc.boolean(), { nil: undefined });
const input = fc.record({
  maxErrorRate: limit,
  minQualityScore: limit,
  maxLatencyMs: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
  compareToStable: fc.record({ errorRate: toggle, qualityScore: toggle, latency: toggle }),
  alpha: fc.option(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), { nil: undefined }),
});

test('the parts of alpha of any set of guardrails add up to alpha', () => {
  fc.assert(
    fc.property(input, fc.boolean(), (asked, hasStable) => {
      const guardrails = guardrailsOf(asked);
      expect(legalGuardrails(guardrails)).toEqual([]);
      const active = activeGuardrails(guardrails, { hasStable, slowAboveMs: guardrails.maxLatencyMs ?? null });
      fc.pre(active.length > 0);
      const sum = active.reduce((total, name) => total + alphaOf(name, active, guardrails.alpha), 0);
      expect(sum).toBeCloseTo(guardrails.alpha, 12);
    }),
    { numRuns: 1000 },
  );
});

test('a lone guardrail has all of alpha', () => {
  expect(alphaOf('minQualityScore', ['minQualityScore'], 0.05)).toBeCloseTo(0.05, 15);
});

test('what a rollout asks for comes before what its environment says, and that before the defaults', () => {
  const environment = { maxErrorRate: 0.05, maxLatencyMs: 900, alpha: 0.02, compareToStable: { latency: false } };
  const asked = { maxErrorRate: 0.1, minSamples: 20, compareToStable: { qualityScore: false } };
  expect(guardrailsOf(asked, environment)).toEqual({
    maxErrorRate: 0.1,
    maxLatencyMs: 900,
    minSamples: 20,
    alpha: 0.02,
    compareToStable: { errorRate: true, qualityScore: false, latency: false },
  });
});

test.each([
  ['maxErrorRate', -0.01],
  ['maxErrorRate', 1.01],
  ['minQualityScore', 1.01],
  ['maxLatencyMs', Number.POSITIVE_INFINITY],
  ['minSamples', -1],
  ['alpha', 0.51],
  ['alpha', Number.NaN],
])('a %s of %d is a fault', (name, value) => {
  const faults = legalGuardrails(guardrailsOf({ [name]: value }));
  expect(faults).toEqual([{ path: `body.guardrails.${name}`, message: expect.any(String) }]);
});
