import { thresholdOf } from './evidence/e-process.ts';
import { type Standpoint, standpointsOf } from './judge.ts';
import type { Rollout } from './rollout.ts';

/** Whether the canary gets the share of calls that was set; when it does not, no comparison is to be trusted much. */
export type ShareMismatch = {
  readonly logE: number;
  readonly threshold: number;
  /** 0..1, over all calls so far and every share that was set; null before the first call. */
  readonly expectedShare: number | null;
  readonly observedShare: number | null;
  /** Whether the rollout should not go on by itself. */
  readonly holds: boolean;
};

/** What can be told of a rollout before any guardrail acts. */
export type Health = { readonly shareMismatch: ShareMismatch; readonly guardrails: readonly Standpoint[] };

/** A hold costs a look at the traffic, a false one no more than that: one in a thousand healthy rollouts has it. */
const alpha = 0.001;

/** Below so many known calls of stable, clients tell of the canary's alone, and their share means nothing. */
const leastStable = 8;

const shareMismatchOf = ({ peak, calls, canary, expected }: Rollout['evidence']['share']): ShareMismatch => {
  const threshold = thresholdOf(alpha);
  return {
    logE: peak,
    threshold,
    expectedShare: calls === 0 ? null : expected / calls,
    observedShare: calls === 0 ? null : canary / calls,
    holds: peak >= threshold && calls - canary >= leastStable,
  };
};

/** How a rollout does: how near each of its guardrails is to acting, and whether its traffic is split as it should be. */
export const healthOf = (rollout: Pick<Rollout, 'evidence' | 'guardrails'>): Health => ({
  shareMismatch: shareMismatchOf(rollout.evidence.share),
  guardrails: standpointsOf(rollout),
});
