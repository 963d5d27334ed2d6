import type { GuardrailSettings } from '../environment.ts';
import type { Fault } from '../errors.ts';

/** Which comparisons with the stable version are made. */
export type Comparisons = {
  readonly errorRate: boolean;
  readonly qualityScore: boolean;
  readonly latency: boolean;
  /** Calls that were served and never reported, where clients announce how many they served. */
  readonly reports: boolean;
};

/** How much worse than stable is tolerated: odds ratios from 1 for failing and being slow, a drop of the mean score. */
export type Margin = { readonly errorRate: number; readonly latency: number; readonly qualityScore: number };

/** How scores are compared: asymptotically and soon, or exactly at any number of them. */
export type QualityTest = 'mixture' | 'exact';

/** The limits that a rollout keeps, or is rolled back. Rates and scores are 0..1. */
export type Guardrails = {
  readonly maxErrorRate?: number;
  readonly minQualityScore?: number;
  readonly maxLatencyMs?: number;
  readonly compareToStable: Comparisons;
  readonly margin: Margin;
  /** The observed difference of rates or means below which no comparison acts; it can only lower the chance of a false alarm. */
  readonly minEffect?: number;
  readonly qualityTest: QualityTest;
  /** Bounds the chance that a rollout no worse than allowed is ever rolled back. */
  readonly alpha: number;
  /** Canary outcomes without which no guardrail acts; it can only lower the chance of a false alarm. */
  readonly minSamples?: number;
  /** Outcomes of one caller that count. */
  readonly maxOutcomesPerCaller?: number;
};

/** A guardrail by its path in the request that set it. */
export type GuardrailName =
  | 'maxErrorRate'
  | 'minQualityScore'
  | 'maxLatencyMs'
  | 'compareToStable.errorRate'
  | 'compareToStable.qualityScore'
  | 'compareToStable.latency'
  | 'compareToStable.reports';

const defaultAlpha = 0.01;
const mostTolerated = 100;

const tolerateNothing: Margin = { errorRate: 1, latency: 1, qualityScore: 0 };

const limits = [
  'maxErrorRate',
  'minQualityScore',
  'maxLatencyMs',
  'minEffect',
  'minSamples',
  'maxOutcomesPerCaller',
] as const;

const chosen = <Key extends string, Value>(
  keys: readonly Key[],
  choose: (key: Key) => Value | undefined,
): Readonly<Partial<Record<Key, Value>>> => {
  const entries = keys.map((key) => [key, choose(key)]).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Key, Value>>;
};

/**
 * The guardrails of a rollout: what was asked for, then what its environment says, then all comparisons on, nothing
 * tolerated and an alpha of 0.01.
 */
export const guardrailsOf = (asked: GuardrailSettings = {}, environment: GuardrailSettings = {}): Guardrails => {
  const compares = (key: keyof Comparisons): boolean =>
    asked.compareToStable?.[key] ?? environment.compareToStable?.[key] ?? true;
  const tolerates = (key: keyof Margin): number =>
    asked.margin?.[key] ?? environment.margin?.[key] ?? tolerateNothing[key];
  return {
    ...chosen(limits, (key) => asked[key] ?? environment[key]),
    compareToStable: {
      errorRate: compares('errorRate'),
      qualityScore: compares('qualityScore'),
      latency: compares('latency'),
      reports: compares('reports'),
    },
    margin: {
      errorRate: tolerates('errorRate'),
      latency: tolerates('latency'),
      qualityScore: tolerates('qualityScore'),
    },
    qualityTest: asked.qualityTest ?? environment.qualityTest ?? 'mixture',
    alpha: asked.alpha ?? environment.alpha ?? defaultAlpha,
  };
};

const isShare = (value: number): boolean => value >= 0 && value <= 1;
const isOddsRatio = (value: number): boolean => value >= 1 && value <= mostTolerated;

/** What is wrong with guardrails, each fault at its path in the request; nothing for sound ones. */
export const legalGuardrails = (guardrails: Guardrails): readonly Fault[] => {
  const { maxErrorRate = 0, minQualityScore = 0, maxLatencyMs = 1, minEffect = 0, alpha, margin } = guardrails;
  const { minSamples = 0, maxOutcomesPerCaller = 1 } = guardrails;
  const rules: readonly (readonly [path: string, sound: boolean, message: string])[] = [
    ['maxErrorRate', isShare(maxErrorRate), 'A rate is between 0 and 1.'],
    ['minQualityScore', isShare(minQualityScore), 'A score is between 0 and 1.'],
    ['maxLatencyMs', maxLatencyMs > 0 && Number.isFinite(maxLatencyMs), 'A latency is above 0 ms.'],
    ['margin.errorRate', isOddsRatio(margin.errorRate), 'A tolerated odds ratio is between 1 and 100.'],
    ['margin.latency', isOddsRatio(margin.latency), 'A tolerated odds ratio is between 1 and 100.'],
    ['margin.qualityScore', isShare(margin.qualityScore), 'A tolerated drop is between 0 and 1.'],
    ['minEffect', isShare(minEffect), 'A difference is between 0 and 1.'],
    ['minSamples', Number.isInteger(minSamples) && minSamples >= 0, 'A number of samples is a whole number from 0.'],
    [
      'maxOutcomesPerCaller',
      Number.isInteger(maxOutcomesPerCaller) && maxOutcomesPerCaller >= 1,
      'A number of outcomes is a whole number from 1.',
    ],
    ['alpha', alpha > 0 && alpha <= 0.5, 'Alpha is above 0 and at most 0.5.'],
  ];
  return rules.flatMap(([path, sound, message]) => (sound ? [] : [{ path: `body.guardrails.${path}`, message }]));
};

// The costliest fault to let through gets the largest part of alpha; the union bound holds for any split. A version
// whose calls are never reported breaks its callers in plain sight, which takes little evidence.
const weights: Readonly<Record<GuardrailName, number>> = {
  'compareToStable.errorRate': 4,
  'compareToStable.qualityScore': 3,
  'compareToStable.latency': 2,
  'compareToStable.reports': 1,
  maxErrorRate: 1,
  minQualityScore: 1,
  maxLatencyMs: 1,
};

/** A guardrail's part of alpha among those that a rollout has; the parts add up to alpha. */
export const alphaOf = (name: GuardrailName, among: readonly GuardrailName[], alpha: number): number =>
  (alpha * weights[name]) / among.reduce((sum, other) => sum + weights[other], 0);

/** The guardrails that can act: comparisons need a stable version, those of latency a cut-off in milliseconds. */
export const activeGuardrails = (
  { compareToStable, ...limited }: Guardrails,
  { hasStable, slowAboveMs }: { hasStable: boolean; slowAboveMs: number | null },
): readonly GuardrailName[] => {
  const active: Readonly<Record<GuardrailName, boolean>> = {
    maxErrorRate: limited.maxErrorRate !== undefined,
    minQualityScore: limited.minQualityScore !== undefined,
    maxLatencyMs: limited.maxLatencyMs !== undefined,
    'compareToStable.errorRate': hasStable && compareToStable.errorRate,
    'compareToStable.qualityScore': hasStable && compareToStable.qualityScore,
    'compareToStable.latency': hasStable && compareToStable.latency && slowAboveMs !== null,
    'compareToStable.reports': hasStable && compareToStable.reports,
  };
  return (Object.keys(active) as GuardrailName[]).filter((name) => active[name]);
};
