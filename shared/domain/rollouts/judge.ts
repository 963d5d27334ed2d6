import { mixtureOf, pValueOf, thresholdOf } from './evidence/e-process.ts';
import { comparedOf, samplesOf } from './evidence/evidence.ts';
import type { Dispersions } from './evidence/fold-blocks.ts';
import { alphaOf, type GuardrailName } from './guardrails.ts';
import { type Judged, reasonOf } from './reason.ts';
import type { Decision, Rollout } from './rollout.ts';

const beta = 0.05;

const isComparison = (name: GuardrailName): boolean => name.startsWith('compareToStable.');

const dispersionFor = (name: GuardrailName, { canary, either }: Dispersions): number => {
  const of = isComparison(name) ? either : canary;
  if (name === 'maxErrorRate' || name === 'compareToStable.errorRate') return of.errors;
  return name === 'maxLatencyMs' || name === 'compareToStable.latency' ? of.slow : 1;
};

/**
 * The guardrail that rolls this rollout back, with its numbers: the one furthest past its threshold, which is the
 * inverse of its part of alpha. Undefined as long as every guardrail holds.
 */
export const judge = (rollout: Judged, dispersions: Dispersions, now: Date): Decision | undefined => {
  const { evidence, guardrails } = rollout;
  const names = Object.keys(evidence.processes) as GuardrailName[];

  const broken = names.flatMap((name) => {
    const process = evidence.processes[name];
    const seen = isComparison(name) ? comparedOf(evidence) : evidence.folded;
    if (!process || samplesOf(name, seen) < (guardrails.minSamples ?? 0)) return [];

    const alpha = alphaOf(name, names, guardrails.alpha);
    const threshold = thresholdOf(alpha);
    return process.peak >= threshold ? [{ name, process, seen, alpha, threshold }] : [];
  });

  const [worst] = broken.toSorted(
    (left, right) => right.process.peak - right.threshold - left.process.peak + left.threshold,
  );
  if (!worst) return undefined;

  const { name, process, seen, alpha, threshold } = worst;
  const numbers = {
    logE: process.peak,
    threshold,
    pValue: pValueOf(process),
    alpha,
    dispersion: dispersionFor(name, dispersions),
  };
  return { guardrail: name, reason: reasonOf(name, rollout), evidence: { ...numbers, ...seen }, at: now.toISOString() };
};

/**
 * Whether the canary is certified to be fit for more callers: to have less than twice stable's odds of failing, or to
 * fail less often than `maxErrorRate`, where that is set (without a single failure on either side nothing else can be
 * told). Wrong with chance 0.05 at most, however often it is asked: the mean of two e-values is one.
 */
export const isCertified = ({ evidence, guardrails }: Rollout, { either }: Dispersions): boolean => {
  const { twiceStable, maxErrorRate } = evidence.certification;
  const logE = guardrails.maxErrorRate === undefined ? twiceStable : mixtureOf([twiceStable, maxErrorRate]);
  return logE / either.errors >= thresholdOf(beta);
};
