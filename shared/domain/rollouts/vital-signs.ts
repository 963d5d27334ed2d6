import type { Counts } from './counts.ts';
import type { GuardrailName } from './guardrails.ts';
import { standpointsOf } from './judge.ts';
import type { Rollout } from './rollout.ts';

/** What operators watch of a rollout after each look at it. */
export type VitalSigns = {
  /** The guardrail nearest to acting; null when none can act. */
  readonly guardrail: GuardrailName | null;
  /** Its ln E over the one that decides: 1 or more exactly when it has decided. */
  readonly evidenceOfThreshold: number;
  readonly logE: number;
  /** The share of callers that get the canary, 0..100. */
  readonly canaryPercent: number;
  /** In percent of the calls judged so far; null of none. */
  readonly canaryErrorPercent: number | null;
  readonly stableErrorPercent: number | null;
};

// A least number of samples or a least effect may keep a guardrail from acting past its threshold: that decides nothing.
const mostUndecided = 0.999;

const errorPercent = ({ count, errors }: Counts): number | null => (count === 0 ? null : (100 * errors) / count);

/** The signs of a rollout: by them the alarm goes off exactly when a guardrail decides. */
export const vitalSignsOf = (rollout: Rollout): VitalSigns => {
  const { percent, decision, evidence } = rollout;
  const [strongest] = standpointsOf(rollout)
    .map(({ guardrail, logE, threshold }) => ({ guardrail, logE, ratio: logE / threshold }))
    .toSorted((left, right) => right.ratio - left.ratio);
  const ratio = strongest?.ratio ?? 0;
  return {
    guardrail: decision?.guardrail ?? strongest?.guardrail ?? null,
    evidenceOfThreshold: decision ? Math.max(1, ratio) : Math.min(mostUndecided, ratio),
    logE: strongest?.logE ?? 0,
    canaryPercent: percent,
    canaryErrorPercent: errorPercent(evidence.folded.canary),
    stableErrorPercent: errorPercent(evidence.folded.stable),
  };
};
