import { differenceOf, noPair, type Pair } from '../counts.ts';
import type { GuardrailName } from '../guardrails.ts';
import { type EProcess, freshProcess } from './e-process.ts';
import { type Effect, type Measure, noEffect } from './effect.ts';
import { noScores, type Scores } from './scores.ts';
import { noShareEvidence, type ShareEvidence } from './share-mismatch.ts';

/** Consecutive minutes under one share that are too thin to compare yet. */
export type OpenStretch = Pair & { readonly epoch: number };

/**
 * What there must be enough of in both arms before a stretch of time is compared. Calls may be many where scores are few,
 * and a version that lets its callers crash has exposures alone.
 */
export type Basis = 'calls' | 'scores' | 'exposures';

/** All that is known of a rollout's behaviour, so that each block is read once. Plain data, fit to be stored. */
export type Evidence = {
  /** The id of the last block folded in; whatever arrives for it or an earlier one later on is for display alone. */
  readonly lastBlock: number | null;
  readonly open: Readonly<Record<Basis, OpenStretch | null>>;
  /** What all folded blocks add up to, the open ones included. */
  readonly folded: Pair;
  /** One process for each guardrail that can act. */
  readonly processes: Readonly<Partial<Record<GuardrailName, EProcess>>>;
  /** What the compared stretches show, for people and for the least effect. */
  readonly effects: Readonly<Record<Measure, Effect>>;
  readonly scores: Scores;
  readonly share: ShareEvidence;
  /**
   * What certifies a canary for promotion: ln E against "at least twice stable's odds" (or as many times as are
   * tolerated, if more), and against "at least maxErrorRate".
   */
  readonly certification: { readonly twiceStable: number; readonly maxErrorRate: number };
};

/** The evidence of a rollout that has just begun, with a process for each of these guardrails. */
export const freshEvidence = (guardrails: readonly GuardrailName[]): Evidence => ({
  lastBlock: null,
  open: { calls: null, scores: null, exposures: null },
  folded: noPair,
  processes: Object.fromEntries(guardrails.map((name) => [name, freshProcess])),
  effects: { errors: noEffect, slow: noEffect, unreported: noEffect },
  scores: noScores,
  share: noShareEvidence,
  certification: { twiceStable: 0, maxErrorRate: 0 },
});

const bases: Readonly<Partial<Record<GuardrailName, Basis>>> = {
  'compareToStable.errorRate': 'calls',
  'compareToStable.latency': 'calls',
  'compareToStable.qualityScore': 'scores',
};

/** The counts that a guardrail has judged by: a comparison of calls or scores leaves out what is still too thin. */
export const judgedOf = ({ folded, open }: Evidence, name: GuardrailName): Pair => {
  const basis = bases[name];
  const stretch = basis && open[basis];
  return stretch ? differenceOf(folded, stretch) : folded;
};

/** Scores or calls of the canary that a guardrail has judged by. */
export const samplesOf = (evidence: Evidence, name: GuardrailName): number => {
  if (name === 'compareToStable.reports') return evidence.effects.unreported.calls;
  const { canary } = judgedOf(evidence, name);
  return name === 'minQualityScore' || name === 'compareToStable.qualityScore' ? canary.qualityCount : canary.count;
};
