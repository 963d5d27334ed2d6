import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  activeGuardrails,
  alphaOf,
  type GuardrailName,
  guardrailsOf,
  legalGuardrails,
} from '#shared/domain/rollouts/guardrails.ts';

const limit = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
const toggle = fc.option(fc.boolean(), { nil: undefined });
const input = fc.record({
  maxErrorRate: limit,
  minQualityScore: limit,
  maxLatencyMs: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
  compareToStable: fc.record({ errorRate: toggle, qualityScore: toggle, latency: toggle, reports: toggle }),
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
  const environment = {
    maxErrorRate: 0.05,
    maxLatencyMs: 900,
    alpha: 0.02,
    minEffect: 0.01,
    qualityTest: 'exact',
    compareToStable: { latency: false, reports: false },
    margin: { errorRate: 1.5, latency: 2 },
  } as const;
  const asked = {
    maxErrorRate: 0.1,
    minSamples: 20,
    maxOutcomesPerCaller: 5,
    compareToStable: { qualityScore: false },
    margin: { errorRate: 1.2 },
  };
  expect(guardrailsOf(asked, environment)).toEqual({
    maxErrorRate: 0.1,
    maxLatencyMs: 900,
    minEffect: 0.01,
    minSamples: 20,
    maxOutcomesPerCaller: 5,
    alpha: 0.02,
    compareToStable: { errorRate: true, qualityScore: false, latency: false, reports: false },
    margin: { errorRate: 1.2, latency: 2, qualityScore: 0 },
    qualityTest: 'exact',
  });
  expect(guardrailsOf()).toEqual({
    alpha: 0.01,
    compareToStable: { errorRate: true, qualityScore: true, latency: true, reports: true },
    margin: { errorRate: 1, latency: 1, qualityScore: 0 },
    qualityTest: 'mixture',
  });
});

test('alpha goes to errors, scores, latency and limits as 4 to 3 to 2 to 1', () => {
  const among: GuardrailName[] = [
    'compareToStable.errorRate',
    'compareToStable.qualityScore',
    'compareToStable.latency',
    'maxErrorRate',
  ];
  const parts = among.map((name) => alphaOf(name, among, 0.05));
  for (const [index, part] of [0.02, 0.015, 0.01, 0.005].entries()) expect(parts[index]).toBeCloseTo(part, 12);
});

test('calls are compared by their reports where there is a stable version, unless that is turned off', () => {
  const active = (asked: object, hasStable: boolean) =>
    activeGuardrails(guardrailsOf(asked), { hasStable, slowAboveMs: null });
  expect(active({}, true)).toContain('compareToStable.reports');
  expect(active({}, false)).toEqual([]);
  expect(active({ compareToStable: { reports: false } }, true)).not.toContain('compareToStable.reports');
});

test.each([
  ['maxErrorRate', -0.01],
  ['maxErrorRate', 1.01],
  ['minQualityScore', 1.01],
  ['maxLatencyMs', Number.POSITIVE_INFINITY],
  ['minEffect', 1.01],
  ['minSamples', -1],
  ['minSamples', 0.5],
  ['maxOutcomesPerCaller', 0],
  ['maxOutcomesPerCaller', 1.5],
  ['alpha', 0.51],
  ['alpha', Number.NaN],
])('a %s of %d is a fault', (name, value) => {
  const faults = legalGuardrails(guardrailsOf({ [name]: value }));
  expect(faults).toEqual([{ path: `body.guardrails.${name}`, message: expect.any(String) }]);
});

test.each([
  ['errorRate', 0.99],
  ['errorRate', 101],
  ['latency', Number.NaN],
  ['qualityScore', 1.01],
  ['qualityScore', -0.01],
])('a margin of %s of %d is a fault', (name, value) => {
  const faults = legalGuardrails(guardrailsOf({ margin: { [name]: value } }));
  expect(faults).toEqual([{ path: `body.guardrails.margin.${name}`, message: expect.any(String) }]);
});
