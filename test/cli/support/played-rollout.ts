import { rolloutExample } from '#shared/contracts/rollout-examples.ts';

type Rollout = Omit<typeof rolloutExample, never>;

const arm = (count: number, errors: number, latencyP95Ms: number | null, qualityMean: number | null) => ({
  count,
  errors,
  errorRate: count === 0 ? null : errors / count,
  qualityCount: qualityMean === null ? 0 : count,
  qualityMean,
  latencyP95Ms,
});

const guardrail = (name: string, logE: number, threshold: number) => ({
  guardrail: name,
  logE,
  threshold,
  pValue: Math.min(1, Math.exp(-logE)),
  alpha: Math.exp(-threshold),
});

const health = {
  shareMismatch: { logE: -1, threshold: 6.91, expectedShare: 0.25, observedShare: 0.248, holds: false },
  guardrails: [
    guardrail('compareToStable.errorRate', 3.2, 5.52),
    guardrail('compareToStable.latency', -0.4, 6.21),
    guardrail('maxErrorRate', 0.9, 6.91),
  ],
};

/** A rollout in its second step, on which the first evidence has come in. */
export const ramping = {
  ...rolloutExample,
  steps: [
    { percent: 5, holdSeconds: 60 },
    { percent: 25, holdSeconds: 600 },
    { percent: 100, holdSeconds: 600 },
  ],
  stepIndex: 1,
  percent: 25,
  dueAt: '2026-11-21T08:11:00.000Z',
  stats: { stable: arm(4120, 41, 812, 0.86), canary: arm(1373, 31, 2440, 0.81) },
  health,
} as unknown as Rollout;

const reason =
  'The canary fails more often than stable: 88 of 1,521 calls failed, where 15.2 would have if the two were alike.';

/** The same one, rolled back by a guardrail. */
export const rolledBack = {
  ...ramping,
  status: 'rolled_back',
  percent: 0,
  dueAt: null,
  stats: { stable: arm(4530, 45, 815, 0.86), canary: arm(1521, 88, 2480, 0.8) },
  health: { ...health, guardrails: [guardrail('compareToStable.errorRate', 7.1, 5.52), ...health.guardrails.slice(1)] },
  decision: {
    guardrail: 'compareToStable.errorRate',
    reason,
    evidence: {
      logE: 7.1,
      threshold: 5.52,
      pValue: 0.0008,
      alpha: 0.004,
      dispersion: 1,
      expected: 15.2,
      difference: 0.048,
      stable: { count: 4530, errors: 45, slow: 60, qualityCount: 0, qualitySum: 0, exposed: 4530 },
      canary: { count: 1521, errors: 88, slow: 90, qualityCount: 0, qualitySum: 0, exposed: 1521 },
    },
    at: '2026-11-21T08:03:20.000Z',
  },
  history: [
    ...rolloutExample.history,
    { at: '2026-11-21T08:03:20.000Z', actor: 'system', percent: 0, event: 'rolled_back', reason },
  ],
} as unknown as Rollout;

/** One that went all the way. */
export const completed = {
  ...ramping,
  status: 'completed',
  stepIndex: 2,
  percent: 100,
  dueAt: null,
  history: [{ at: '2026-11-21T08:21:00.000Z', actor: 'system', percent: 100, event: 'completed' }],
} as unknown as Rollout;
