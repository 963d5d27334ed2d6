import * as z from 'zod';

const rate = z.number().min(0).max(1);
const oddsRatio = z.number().min(1).max(100);

const comparisons = z.strictObject({
  errorRate: z.boolean().optional(),
  qualityScore: z.boolean().optional(),
  latency: z.boolean().optional(),
  reports: z
    .boolean()
    .optional()
    .describe('Calls that were served and never reported; silent unless clients announce how many they served.'),
});

const margin = z.strictObject({
  errorRate: oddsRatio.optional().describe("How many times stable's odds of failing are tolerated; 1 unless said."),
  latency: oddsRatio.optional().describe("How many times stable's odds of being slow are tolerated; 1 unless said."),
  qualityScore: rate.optional().describe("How far the mean score may be below stable's; 0 unless said."),
});

/** Guardrails as a person gives them, for a rollout or for all rollouts of an environment. */
export const guardrails = z.strictObject({
  maxErrorRate: rate.optional().describe('The share of calls that may fail.'),
  minQualityScore: rate.optional().describe('The least mean quality score.'),
  maxLatencyMs: z.number().positive().max(1e7).optional().describe('Calls that take longer are slow; 5 % may be.'),
  compareToStable: comparisons.optional().describe('Comparisons with the stable version; each is on unless false.'),
  margin: margin.optional().describe('How much worse than stable is still no reason to roll back.'),
  minEffect: rate
    .optional()
    .describe('The observed difference of rates or mean scores from stable below which no comparison acts.'),
  qualityTest: z
    .enum(['mixture', 'exact'])
    .optional()
    .describe('`mixture` finds a drop in scores sooner and waits for 50 scores an arm; `exact` holds for any number.'),
  alpha: z.number().gt(0).max(0.5).optional().describe('Bounds the chance of ever rolling a good version back.'),
  minSamples: z.int().nonnegative().optional().describe('Canary outcomes without which no guardrail acts.'),
  maxOutcomesPerCaller: z
    .int()
    .positive()
    .optional()
    .describe('Outcomes of one caller that count in a rollout, so that no heavy caller decides it; all unless said.'),
});
