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
const started = { at, actor: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E', percent: 10, event: 'started' } as const;
const standpoint = { threshold: 5.52, alpha: 0.004 } as const;

/** A rollout at its first step. */
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
    margin: { errorRate: 1, latency: 1, qualityScore: 0 },
    qualityTest: 'mixture',
    alpha: 0.01,
  },
  slowAboveMs: 1800,
  stepStartedAt: at,
  dueAt: '2026-11-21T08:10:00.000Z',
  held: null,
  restarts: 0,
  stats: { stable: emptyArm, canary: emptyArm },
  health: {
    shareMismatch: { logE: 0, threshold: 6.91, expectedShare: null, observedShare: null, holds: false },
    guardrails: [{ guardrail: 'compareToStable.errorRate', logE: 0, pValue: 1, ...standpoint }],
  },
  history: [started],
  createdAt: at,
} as const;

const endedAt = '2026-11-21T08:07:03.204Z';
const reason =
  'The canary fails more often than stable: 18 of 90 calls failed, where 1.8 would have if the two were alike.';
const canary = { count: 90, errors: 18, slow: 18, qualityCount: 0, qualitySum: 0, exposed: 90 } as const;
const stable = { count: 810, errors: 16, slow: 24, qualityCount: 0, qualitySum: 0, exposed: 810 } as const;
const arm = { qualityCount: 0, qualityMean: null, latencyP95Ms: 1200 } as const;

/** The same rollout, rolled back by a guardrail. */
export const rolledBackExample = {
  ...rolloutExample,
  status: 'rolled_back',
  percent: 0,
  dueAt: null,
  stats: {
    stable: { ...arm, count: 810, errors: 16, errorRate: 0.0198 },
    canary: { ...arm, count: 90, errors: 18, errorRate: 0.2 },
  },
  health: {
    shareMismatch: { logE: -2.1, threshold: 6.91, expectedShare: 0.1, observedShare: 0.1, holds: false },
    guardrails: [{ guardrail: 'compareToStable.errorRate', logE: 16.4, pValue: 7.5e-8, ...standpoint }],
  },
  decision: {
    guardrail: 'compareToStable.errorRate',
    reason,
    evidence: {
      logE: 16.4,
      pValue: 7.5e-8,
      ...standpoint,
      dispersion: 1,
      expected: 1.8,
      difference: 0.18,
      stable,
      canary,
    },
    at: endedAt,
  },
  history: [started, { at: endedAt, actor: 'system', percent: 0, event: 'rolled_back', reason }],
} as const;

/** One minute of it. */
export const blockExample = {
  id: 29729520,
  at,
  epoch: 7,
  percent: 10,
  stable: { ...stable, qualitySumSquares: 0 },
  canary: { ...canary, qualitySumSquares: 0 },
} as const;
