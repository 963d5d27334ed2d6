import * as z from 'zod';

const rate = z.number().min(0).max(1);

const comparisons = z.strictObject({
  errorRate: z.boolean().optional(),
  qualityScore: z.boolean().optional(),
  latency: z.boolean().optional(),
});

/** Guardrails as a person gives them, for a rollout or for all rollouts of an environment. */
export const guardrails = z.strictObject({
  maxErrorRate: rate.optional().describe('The share of calls that may fail.'),
  minQualityScore: rate.optional().describe('The least mean quality score.'),
  maxLatencyMs: z.number().positive().max(1e7).optional().describe('Calls that take longer are slow; 5 % may be.'),
  compareToStable: comparisons.optional().describe('Comparisons with the stable version; each is on unless false.'),
  alpha: z.number().gt(0).max(0.5).optional().describe('Bounds the chance of ever rolling a good version back.'),
  minSamples: z.int().nonnegative().optional().describe('Canary outcomes without which no guardrail acts.'),
});
