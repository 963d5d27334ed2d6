import * as z from 'zod';
import { guardrails } from './guardrails.ts';
import { slug, timestamp } from './schemas.ts';

const percent = z.number().min(0).max(100);
export const version = z.int().positive();
export const step = z.strictObject({
  percent: percent.describe('The share of callers that get the version, two decimals at most.'),
  holdSeconds: z.int().nonnegative().describe('How long the step lasts at least.'),
});

const armStats = z.object({
  count: z.int(),
  errors: z.int(),
  errorRate: z.number().nullable().describe('Null before the first outcome, as are the mean and the percentile.'),
  qualityCount: z.int(),
  qualityMean: z.number().nullable(),
  latencyP95Ms: z.number().nullable().describe('Within 12 %.'),
});
const stats = z
  .object({ stable: armStats, canary: armStats })
  .describe('What outcomes add up to since the rollout began; for people, guardrails look at each minute by itself.');

const counts = z.object({
  count: z.int(),
  errors: z.int(),
  slow: z.int(),
  qualityCount: z.int(),
  qualitySum: z.number(),
});
const decision = z
  .object({
    guardrail: z.string().describe('Such as `compareToStable.errorRate`.'),
    reason: z.string(),
    evidence: z.object({
      logE: z.number().describe('The highest natural logarithm of the e-value reached.'),
      threshold: z.number().describe('The one that decides.'),
      pValue: z.number().describe('Valid however often one looks.'),
      alpha: z.number().describe('The part of the alpha that this guardrail has.'),
      dispersion: z.number().describe('How far callers are from independent; 1 is wholly.'),
      stable: counts,
      canary: counts,
    }),
    at: timestamp,
  })
  .describe('Why a guardrail rolled back.');

export const status = z.enum(['ramping', 'paused', 'completed', 'rolled_back', 'aborted']);
export const promotion = z
  .enum(['timed', 'evidence'])
  .describe('Steps end with their hold, or with it and evidence that the version is no worse.');

/** A rollout as the API shows it. */
export const rolloutView = z.object({
  id: z.string(),
  prompt: slug,
  environment: slug,
  version,
  stableVersion: version.nullable().describe('What other callers get; null in a first release.'),
  status,
  stepIndex: z.int().nonnegative(),
  percent: percent.describe('The share of callers that get the version now.'),
  steps: z.array(step),
  promotion,
  guardrails: guardrails
    .extend({ compareToStable: guardrails.shape.compareToStable.unwrap().required(), alpha: z.number() })
    .strip(),
  slowAboveMs: z.number().nullable().describe('Calls that take longer are slow; null: latency is not judged.'),
  stepStartedAt: timestamp,
  dueAt: timestamp.nullable().describe('When the present step ends at the earliest; null unless it is ramping.'),
  held: z
    .enum(['approval', 'share_mismatch', 'evidence'])
    .nullable()
    .describe(
      'What keeps it at a step whose hold is over: a version that could not be released as it stands, a share of calls that is not the one set (a person may still promote), or evidence that is not there yet.',
    ),
  restarts: z
    .int()
    .nonnegative()
    .describe('Rollouts of this version in this environment before: each has an alpha of its own.'),
  stats,
  decision: decision.optional(),
  history: z.array(
    z.object({
      at: timestamp,
      actor: z.string().describe('Who did it: the id of a person or an API key, or `system`.'),
      percent,
      event: z.enum(['started', 'advanced', 'held', 'paused', 'resumed', 'completed', 'rolled_back', 'aborted']),
      reason: z.string().optional(),
    }),
  ),
  createdAt: timestamp,
});

const emptyArm = {
  count: 0,
  errors: 0,
  errorRate: null,
  qualityCount: 0,
  qualityMean: null,
  latencyP95Ms: null,
} as const;
const at = '2026-11-21T08:00:00.000Z';
const steps = [
  { percent: 10, holdSeconds: 600 },
  { percent: 100, holdSeconds: 600 },
] as const;
export const rolloutExample = {
  id: 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  prompt: 'support-reply',
  environment: 'production',
  version: 4,
  stableVersion: 3,
  status: 'ramping',
  stepIndex: 0,
  percent: 10,
  steps,
  promotion: 'timed',
  guardrails: {
    maxErrorRate: 0.05,
    compareToStable: { errorRate: true, qualityScore: true, latency: true, reports: true },
    alpha: 0.01,
  },
  slowAboveMs: 1800,
  stepStartedAt: at,
  dueAt: '2026-11-21T08:10:00.000Z',
  held: null,
  restarts: 0,
  stats: { stable: emptyArm, canary: emptyArm },
  history: [{ at, actor: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E', percent: 10, event: 'started' }],
  createdAt: at,
} as const;
