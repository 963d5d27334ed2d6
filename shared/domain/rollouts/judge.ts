import type { Dispersions } from './evidence/dispersion.ts';
import { mixtureOf, pValueOf, thresholdOf } from './evidence/e-process.ts';
import { judgedOf, samplesOf } from './evidence/evidence.ts';
import { alphaOf, type GuardrailName } from './guardrails.ts';
import type { Judged } from './judged.ts';
import { observedOf } from './observed.ts';
import { reasonOf } from './reason.ts';
import type { Decision, Rollout } from './rollout.ts';

const beta = 0.05;

const isComparison = (name: GuardrailName): boolean => name.startsWith('compareToStable.');

const dispersionFor = (name: GuardrailName, { canary, compared }: Dispersions): number => {
  const of = isComparison(name) ? compared : canary;
  if (name === 'maxErrorRate' || name === 'compareToStable.errorRate') return of.errors;
  if (name === 'maxLatencyMs' || name === 'compareToStable.latency') return of.slow;
  return name === 'compareToStable.qualityScore' ? compared.scores : 1;
};

/** Where a guardrail stands: its highest ln E, and the one at which it acts, which is the inverse of its part of alpha. */
export type Standpoint = {
  readonly guardrail: GuardrailName;
  readonly logE: number;
  readonly threshold: number;
  readonly pValue: number;
  readonly alpha: number;
};

/** Where each guardrail that can act stands. */
export const standpointsOf = ({ evidence, guardrails }: Pick<Rollout, 'evidence' | 'guardrails'>) => {
  const names = Object.keys(evidence.processes) as GuardrailName[];
  return names.flatMap((name): readonly Standpoint[] => {
    const process = evidence.processes[name];
    if (!process) return [];
    const alpha = alphaOf(name, names, guardrails.alpha);
    const numbers = { logE: process.peak, threshold: thresholdOf(alpha), pValue: pValueOf(process), alpha };
    return [{ guardrail: name, ...numbers }];
  });
};

const isEffective = (name: GuardrailName, rollout: Judged): boolean => {
  const { minEffect } = rollout.guardrails;
  if (minEffect === undefined || !isComparison(name)) return true;
  const { difference } = observedOf(name, rollout);
  return (name === 'compareToStable.qualityScore' ? -difference : difference) >= minEffect;
};

/**
 * The guardrail that rolls this rollout back, with its numbers: the one furthest past its threshold, which is the
 * inverse of its part of alpha. Undefined as long as every guardrail holds. A least number of samples and a least effect
 * are asked for on top of the evidence, so that they can only make a rollback rarer.
 */
export const judge = (rollout: Judged, dispersions: Dispersions, now: Date): Decision | undefined => {
  const { evidence, guardrails } = rollout;

  const broken = standpointsOf(rollout).filter(
    ({ guardrail, logE, threshold }) =>
      logE >= threshold &&
      samplesOf(evidence, guardrail) >= (guardrails.minSamples ?? 0) &&
      isEffective(guardrail, rollout),
  );
  const [worst] = broken.toSorted((left, right) => right.logE - right.threshold - left.logE + left.threshold);
  if (!worst) return undefined;

  const { guardrail, ...numbers } = worst;
  return {
    guardrail,
    reason: reasonOf(guardrail, rollout),
    evidence: {
      ...numbers,
      dispersion: dispersionFor(guardrail, dispersions),
      ...observedOf(guardrail, rollout),
      ...judgedOf(evidence, guardrail),
    },
    at: now.toISOString(),
  };
};

/**
 * Whether the canary is certified to be fit for more callers: to have less than twice stable's odds of failing (or less
 * than are tolerated, if that is more), or to fail less often than `maxErrorRate`, where that is set (without a single
 * failure on either side nothing else can be told). Wrong with chance 0.05 at most, however often it is asked: the mean
 * of two e-values is one.
 */
export const isCertified = (
  { evidence, guardrails }: Pick<Rollout, 'evidence' | 'guardrails'>,
  { compared }: Dispersions,
): boolean => {
  const { twiceStable, maxErrorRate } = evidence.certification;
  const logE = guardrails.maxErrorRate === undefined ? twiceStable : mixtureOf([twiceStable, maxErrorRate]);
  return logE / compared.errors >= thresholdOf(beta);
};
