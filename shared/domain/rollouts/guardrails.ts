import type { GuardrailSettings } from '../environment.ts';
import type { Fault } from '../errors.ts';

/** Which comparisons with the stable version are made. */
export type Comparisons = { readonly errorRate: boolean; readonly qualityScore: boolean; readonly latency: boolean };

/** The limits that a rollout keeps, or is rolled back. Rates and scores are 0..1. */
export type Guardrails = {
  readonly maxErrorRate?: number;
  readonly minQualityScore?: number;
  readonly maxLatencyMs?: number;
  readonly compareToStable: Comparisons;
  /** Bounds the chance that a rollout no worse than allowed is ever rolled back. */
  readonly alpha: number;
  /** Canary outcomes without which no guardrail acts; it can only lower the chance of a false alarm. */
  readonly minSamples?: number;
};

/** A guardrail by its path in the request that set it. */
export type GuardrailName =
  | 'maxErrorRate'
  | 'minQualityScore'
  | 'maxLatencyMs'
  | 'compareToStable.errorRate'
  | 'compareToStable.qualityScore'
  | 'compareToStable.latency';

const defaultAlpha = 0.01;

const limitsOf = (settings: GuardrailSettings): Partial<Guardrails> => ({
  ...(settings.maxErrorRate === undefined ? {} : { maxErrorRate: settings.maxErrorRate }),
  ...(settings.minQualityScore === undefined ? {} : { minQualityScore: settings.minQualityScore }),
  ...(settings.maxLatencyMs === undefined ? {} : { maxLatencyMs: settings.maxLatencyMs }),
  ...(settings.minSamples === undefined ? {} : { minSamples: settings.minSamples }),
});

/**
 * The guardrails of a rollout: what was asked for, then what its environment says, then all comparisons on and an alpha
 * of 0.01.
 */
export const guardrailsOf = (asked: GuardrailSettings = {}, environment: GuardrailSettings = {}): Guardrails => {
  const compares = (key: keyof Comparisons): boolean =>
    asked.compareToStable?.[key] ?? environment.compareToStable?.[key] ?? true;
  return {
    ...limitsOf(environment),
    ...limitsOf(asked),
    compareToStable: {
      errorRate: compares('errorRate'),
      qualityScore: compares('qualityScore'),
      latency: compares('latency'),
    },
    alpha: asked.alpha ?? environment.alpha ?? defaultAlpha,
  };
};

const isShare = (value: number): boolean => value >= 0 && value <= 1;

/** What is wrong with guardrails, each fault at its path in the request; nothing for sound ones. */
export const legalGuardrails = (guardrails: Guardrails): readonly Fault[] => {
  const { maxErrorRate = 0, minQualityScore = 0, maxLatencyMs = 1, minSamples = 0, alpha } = guardrails;
  const rules: readonly (readonly [keyof Guardrails, boolean, string])[] = [
    ['maxErrorRate', isShare(maxErrorRate), 'A rate is between 0 and 1.'],
    ['minQualityScore', isShare(minQualityScore), 'A score is between 0 and 1.'],
    ['maxLatencyMs', maxLatencyMs > 0 && Number.isFinite(maxLatencyMs), 'A latency is above 0 ms.'],
    ['minSamples', Number.isInteger(minSamples) && minSamples >= 0, 'A number of samples is a whole number from 0.'],
    ['alpha', alpha > 0 && alpha <= 0.5, 'Alpha is above 0 and at most 0.5.'],
  ];
  return rules.flatMap(([name, sound, message]) => (sound ? [] : [{ path: `body.guardrails.${name}`, message }]));
};

// The costliest fault to let through gets the largest part of alpha; the union bound holds for any split.
const weights: Readonly<Record<GuardrailName, number>> = {
  'compareToStable.errorRate': 4,
  'compareToStable.qualityScore': 3,
  'compareToStable.latency': 2,
  maxErrorRate: 1,
  minQualityScore: 1,
  maxLatencyMs: 1,
};

/** A guardrail's part of alpha among those that a rollout has; the parts add up to alpha. */
export const alphaOf = (name: GuardrailName, among: readonly GuardrailName[], alpha: number): number =>
  (alpha * weights[name]) / among.reduce((sum, other) => sum + weights[other], 0);

/** The guardrails that can act: comparisons need a stable version, those of latency a cut-off in milliseconds. */
export const activeGuardrails = (
  { compareToStable, ...limits }: Guardrails,
  { hasStable, slowAboveMs }: { hasStable: boolean; slowAboveMs: number | null },
): readonly GuardrailName[] => {
  const active: Readonly<Record<GuardrailName, boolean>> = {
    maxErrorRate: limits.maxErrorRate !== undefined,
    minQualityScore: limits.minQualityScore !== undefined,
    maxLatencyMs: limits.maxLatencyMs !== undefined,
    'compareToStable.errorRate': hasStable && compareToStable.errorRate,
    'compareToStable.qualityScore': hasStable && compareToStable.qualityScore,
    'compareToStable.latency': hasStable && compareToStable.latency && slowAboveMs !== null,
  };
  return (Object.keys(active) as GuardrailName[]).filter((name) => active[name]);
};
