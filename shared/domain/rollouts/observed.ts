import { differenceOf, type Effect } from './evidence/effect.ts';
import { slowShareOf } from './evidence/slow-share.ts';
import type { GuardrailName } from './guardrails.ts';
import type { Judged } from './judged.ts';

/** What has been seen of the canary by one guardrail. */
export type Observed = {
  /** Canary calls that would have been hit if the two were alike, minute by minute, or at the limit; none for scores. */
  readonly expected?: number;
  /** The canary's rate or mean less stable's in the same minutes, or less the limit. */
  readonly difference: number;
};

const ofEffect = (effect: Effect): Observed => ({ expected: effect.expected, difference: differenceOf(effect) });

const ofLimit = (hits: number, count: number, limit: number): Observed => ({
  expected: count * limit,
  difference: count === 0 ? 0 : hits / count - limit,
});

const observers: Readonly<Record<GuardrailName, (judged: Judged) => Observed>> = {
  maxErrorRate: ({ evidence: { folded }, guardrails: { maxErrorRate = 1 } }) =>
    ofLimit(folded.canary.errors, folded.canary.count, maxErrorRate),
  maxLatencyMs: ({ evidence: { folded }, guardrails }) =>
    ofLimit(folded.canary.slow, folded.canary.count, slowShareOf(guardrails)),
  minQualityScore: ({ evidence: { folded }, guardrails: { minQualityScore = 0 } }) => {
    const { qualitySum, qualityCount } = folded.canary;
    return { difference: qualityCount === 0 ? 0 : qualitySum / qualityCount - minQualityScore };
  },
  'compareToStable.errorRate': ({ evidence }) => ofEffect(evidence.effects.errors),
  'compareToStable.latency': ({ evidence }) => ofEffect(evidence.effects.slow),
  'compareToStable.reports': ({ evidence }) => ofEffect(evidence.effects.unreported),
  'compareToStable.qualityScore': ({ evidence: { scores } }) => ({
    difference: scores.weight === 0 ? 0 : -scores.drop / scores.weight,
  }),
};

/** What a guardrail has seen, in its own measure. */
export const observedOf = (name: GuardrailName, judged: Judged): Observed => observers[name](judged);
