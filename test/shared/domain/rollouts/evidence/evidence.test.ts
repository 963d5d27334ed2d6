import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshEvidence } from '#shared/domain/rollouts/evidence/evidence.ts';
import { foldBlocks } from '#shared/domain/rollouts/evidence/fold-blocks.ts';
import { type GuardrailName, guardrailsOf } from '#shared/domain/rollouts/guardrails.ts';
import { independentCalls } from '#shared/domain/rollouts/replay.ts';
import { block } from '../fixtures.ts';

test('evidence is what a database can store, whatever it was fed', () => {
  const arm = fc
    .record({
      count: fc.nat(2000),
      e: fc.double({ min: 0, max: 1, noNaN: true }),
      q: fc.double({ min: 0, max: 1, noNaN: true }),
      mean: fc.constantFrom(0, 1e-4, 0.5, 0.7, 1),
      exposed: fc.integer({ min: -5, max: 3000 }),
    })
    .map(({ count, e, q, mean, exposed }) => {
      const qualityCount = Math.round(q * count);
      const sums = { qualitySum: qualityCount * mean, qualitySumSquares: qualityCount * mean ** 2 };
      const hits = Math.round(e * count);
      return { count, errors: hits, slow: hits, qualityCount, ...sums, exposed };
    });
  const minute = fc.tuple(arm, arm, fc.nat(2), fc.constantFrom(undefined, 0, 0.01, 5, 50, 100));
  const all: GuardrailName[] = [
    'maxErrorRate',
    'minQualityScore',
    'compareToStable.errorRate',
    'compareToStable.qualityScore',
    'maxLatencyMs',
    'compareToStable.latency',
    'compareToStable.reports',
  ];
  const settings = fc.record({
    maxErrorRate: fc.constantFrom(0, 1e-9, 0.05, 1),
    minQualityScore: fc.constantFrom(0, 0.5, 1),
    qualityTest: fc.constantFrom('mixture' as const, 'exact' as const),
    margin: fc.record({ errorRate: fc.constantFrom(1, 100), qualityScore: fc.constantFrom(0, 1) }),
    alpha: fc.constantFrom(1e-9, 0.01, 0.5),
  });
  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
  };
  fc.assert(
    fc.property(fc.array(minute, { maxLength: 8 }), settings, (minutes, asked) => {
      const blocks = minutes.map(([canary, stable, epoch, percent], index) => ({
        ...block(60 * index, canary, stable, epoch),
        ...(percent !== undefined && { percent }),
      }));
      const evidence = foldBlocks(freshEvidence(all), blocks, guardrailsOf(asked), independentCalls);
      for (const value of numbersIn(evidence)) {
        expect(Number.isFinite(value) && (value === 0 || Math.abs(value) >= 1e-100)).toBe(true);
      }
      expect(JSON.stringify(evidence).length).toBeLessThan(6000);
      expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
    }),
    { numRuns: 500 },
  );
});
