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
  slow: z.int().describe('Calls that failed or took longer than the cut-off.'),
  qualityCount: z.int(),
  qualitySum: z.number(),
  exposed: z.int().describe('Calls that are known to have been served, reported or not.'),
});

const blockCounts = counts.extend({
  qualitySumSquares: z.number().describe('Of the squares of the scores, by which their spread is known.'),
});

/** What a rollout's outcomes added up to in one stretch of time under one share. */
export const blockView = z.object({
  id: z.int().nonnegative().describe('The time of exposure divided by the length of a block.'),
  at: timestamp.describe('When the block began.'),
  epoch: z
    .int()
    .nonnegative()
    .describe('Grows with every change of what is served: two blocks of one time may differ.'),
  percent: percent.nullable().describe('The share that was set; null where there was no stable version beside it.'),
  stable: blockCounts,
  canary: blockCounts,
});

const guardrail = z.string().describe('Such as `compareToStable.errorRate`.');
const pValue = z.number().describe('Valid however often one looks.');
const logE = z.number().describe('The highest natural logarithm of the e-value reached.');
const threshold = z.number().describe('The one that decides.');
const decision = z
  .object({
    guardrail,
    reason: z.string(),
    evidence: z.object({
      logE,
      threshold,
      pValue,
      alpha: z.number().describe('The part of the alpha that this guardrail has.'),
      dispersion: z.number().describe('How far callers are from independent; 1 is wholly.'),
      expected: z
        .number()
        .optional()
        .describe('Canary calls that would have been hit if the two were alike, minute by minute, or at the limit.'),
      difference: z
        .number()
        .describe("The canary's rate or mean less stable's in the same minutes, or less the limit."),
      stable: counts,
      canary: counts,
    }),
    at: timestamp,
  })
  .describe('Why a guardrail rolled back.');

const share = z.number().min(0).max(1).nullable();
const health = z
  .object({
    shareMismatch: z
      .object({
        logE,
        threshold,
        expectedShare: share.describe('Over every share that was set so far; null before the first call.'),
        observedShare: share.describe('The one that it got.'),
        holds: z.boolean().describe('Whether the rollout does not go on by itself; a person may still promote.'),
      })
      .describe('Whether the canary gets the share of the calls that was set.'),
    guardrails: z
      .array(z.object({ guardrail, logE, threshold, pValue, alpha: z.number() }))
      .describe('How near each guardrail is to acting.'),
  })
  .describe('How the rollout does, before anything is decided.');

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
  health,
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
