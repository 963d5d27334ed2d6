import { differenceOf, noPair, type Pair } from '../counts.ts';
import type { GuardrailName } from '../guardrails.ts';
import { type EProcess, freshProcess } from './e-process.ts';
import { stakes } from './quality.ts';
import { thresholdBets } from './threshold.ts';
import { oddsRatios } from './two-by-two.ts';

/** Consecutive minutes under one share that are too thin to compare yet. */
export type OpenBlock = Pair & { readonly epoch: number };

/** All that is known of a rollout's behaviour, so that each block is read once. Plain data, fit to be stored. */
export type Evidence = {
  /** The id of the last block folded in; whatever arrives for it or an earlier one later on is for display alone. */
  readonly lastBlock: number | null;
  readonly open: OpenBlock | null;
  /** What all folded blocks add up to, the open one included. */
  readonly folded: Pair;
  /** One process for each guardrail that can act. */
  readonly processes: Readonly<Partial<Record<GuardrailName, EProcess>>>;
  /** Canary calls that would have failed, or been slow, at stable's rate in the same blocks. */
  readonly expected: { readonly errors: number; readonly slow: number };
  /** What certifies a canary for promotion: ln E against "at least twice stable's odds", and "at least maxErrorRate". */
  readonly certification: { readonly twiceStable: number; readonly maxErrorRate: number };
};

const bets: Readonly<Record<GuardrailName, number>> = {
  maxErrorRate: thresholdBets,
  maxLatencyMs: thresholdBets,
  minQualityScore: stakes.length,
  'compareToStable.errorRate': oddsRatios.length,
  'compareToStable.latency': oddsRatios.length,
  'compareToStable.qualityScore': stakes.length,
  'compareToStable.reports': oddsRatios.length,
};

/** The evidence of a rollout that has just begun, with a process for each of these guardrails. */
export const freshEvidence = (guardrails: readonly GuardrailName[]): Evidence => ({
  lastBlock: null,
  open: null,
  folded: noPair,
  processes: Object.fromEntries(guardrails.map((name) => [name, freshProcess(bets[name])])),
  expected: { errors: 0, slow: 0 },
  certification: { twiceStable: 0, maxErrorRate: 0 },
});

/** The counts of the blocks that have been compared: all that is folded but the open one. */
export const comparedOf = ({ folded, open }: Evidence): Pair => (open === null ? folded : differenceOf(folded, open));

/** Scores or calls of the canary that a guardrail has been judged by. */
export const samplesOf = (name: GuardrailName, { canary }: Pair): number =>
  name === 'minQualityScore' || name === 'compareToStable.qualityScore' ? canary.qualityCount : canary.count;
