import { comparedOf } from './evidence/evidence.ts';
import { slowShareOf } from './evidence/slow-share.ts';
import type { GuardrailName } from './guardrails.ts';
import type { Rollout } from './rollout.ts';

/** What a judgement reads of a rollout: as much as a replay of its blocks has, too. */
export type Judged = Pick<Rollout, 'evidence' | 'guardrails' | 'slowAboveMs'>;

const share = (rate: number): string => `${Number((rate * 100).toFixed(2))} %`;
const mean = ({ qualitySum, qualityCount }: { qualitySum: number; qualityCount: number }): string =>
  (qualitySum / qualityCount).toFixed(3);

const sentences: Readonly<Record<GuardrailName, (rollout: Judged) => string>> = {
  maxErrorRate: ({ guardrails, evidence }) => {
    const { count, errors } = evidence.folded.canary;
    return `The canary fails more often than the limit of ${share(guardrails.maxErrorRate ?? 0)} allows: ${errors} of ${count} calls failed.`;
  },
  maxLatencyMs: ({ guardrails, slowAboveMs, evidence }) => {
    const { count, slow } = evidence.folded.canary;
    return `The canary is slower than its limit allows: ${slow} of ${count} calls failed or took longer than ${slowAboveMs} ms, where ${share(slowShareOf(guardrails))} may.`;
  },
  minQualityScore: ({ guardrails, evidence }) => {
    const { canary } = evidence.folded;
    return `The canary's quality is below the floor of ${guardrails.minQualityScore}: the mean of its ${canary.qualityCount} scores is ${mean(canary)}.`;
  },
  'compareToStable.errorRate': ({ evidence }) => {
    const { count, errors } = comparedOf(evidence).canary;
    return `The canary fails more often than stable: ${errors} of ${count} calls failed, where ${evidence.expected.errors.toFixed(1)} would have at stable's rate in the same minutes.`;
  },
  'compareToStable.latency': ({ evidence, slowAboveMs }) => {
    const { count, slow } = comparedOf(evidence).canary;
    return `The canary is slower than stable: ${slow} of ${count} calls failed or took longer than ${slowAboveMs} ms, where ${evidence.expected.slow.toFixed(1)} would have at stable's rate in the same minutes.`;
  },
  'compareToStable.reports': ({ evidence }) => {
    const { exposed, count } = comparedOf(evidence).canary;
    return `More calls of the canary than of stable were served and never reported: ${Math.max(0, exposed - count)} of ${exposed}.`;
  },
  'compareToStable.qualityScore': ({ evidence }) => {
    const { canary, stable } = comparedOf(evidence);
    return `The canary's quality is below stable's: the mean of its ${canary.qualityCount} scores is ${mean(canary)}, that of stable's ${stable.qualityCount} is ${mean(stable)}.`;
  },
};

/** Why a guardrail acts, in a sentence for whoever is called out of bed by it. */
export const reasonOf = (name: GuardrailName, rollout: Judged): string => sentences[name](rollout);
