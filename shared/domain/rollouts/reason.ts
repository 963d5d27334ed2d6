import type { Effect } from './evidence/effect.ts';
import { slowShareOf } from './evidence/slow-share.ts';
import type { GuardrailName } from './guardrails.ts';
import type { Judged } from './judged.ts';

const share = (rate: number): string => `${Number((rate * 100).toFixed(2))} %`;
const mean = (sum: number, count: number): string => (sum / count).toFixed(3);

const beyond = (tolerated: number): string => (tolerated > 1 ? ` by more than ${tolerated} times the odds` : '');

const instead = ({ expected }: Effect, have = 'have'): string =>
  `where ${expected.toFixed(1)} would ${have} if the two were alike`;

const sentences: Readonly<Record<GuardrailName, (judged: Judged) => string>> = {
  maxErrorRate: ({ guardrails, evidence }) => {
    const { count, errors } = evidence.folded.canary;
    return `The canary fails more often than the limit of ${share(guardrails.maxErrorRate ?? 0)} allows: ${errors} of ${count} calls failed.`;
  },
  maxLatencyMs: ({ guardrails, slowAboveMs, evidence }) => {
    const { count, slow } = evidence.folded.canary;
    return `The canary is slower than its limit allows: ${slow} of ${count} calls failed or took longer than ${slowAboveMs} ms, where ${share(slowShareOf(guardrails))} may.`;
  },
  minQualityScore: ({ guardrails, evidence }) => {
    const { qualitySum, qualityCount } = evidence.folded.canary;
    return `The canary's quality is below the floor of ${guardrails.minQualityScore}: the mean of its ${qualityCount} scores is ${mean(qualitySum, qualityCount)}.`;
  },
  'compareToStable.errorRate': ({ evidence: { effects }, guardrails: { margin } }) => {
    const { hits, calls } = effects.errors;
    return `The canary fails more often than stable${beyond(margin.errorRate)}: ${hits} of ${calls} calls failed, ${instead(effects.errors)}.`;
  },
  'compareToStable.latency': ({ evidence: { effects }, guardrails: { margin }, slowAboveMs }) => {
    const { hits, calls } = effects.slow;
    return `The canary is slower than stable${beyond(margin.latency)}: ${hits} of ${calls} calls failed or took longer than ${slowAboveMs} ms, ${instead(effects.slow)}.`;
  },
  'compareToStable.reports': ({ evidence: { effects } }) => {
    const { hits, calls } = effects.unreported;
    return `More of the canary's calls than of stable's end without a report, as if they broke their callers: ${hits} of ${calls} were never reported, ${instead(effects.unreported, 'have been')}.`;
  },
  'compareToStable.qualityScore': ({ evidence: { scores }, guardrails: { margin } }) => {
    const { count, sum } = scores.canary;
    const tolerated = margin.qualityScore > 0 ? ` by more than ${margin.qualityScore}` : '';
    return `The canary's quality is below stable's${tolerated}: the mean of its ${count} scores is ${mean(sum, count)}, which is ${(scores.drop / scores.weight).toFixed(3)} less than stable's in the same minutes.`;
  },
};

/** Why a guardrail acts, in a sentence for whoever is called out of bed by it. */
export const reasonOf = (name: GuardrailName, judged: Judged): string => sentences[name](judged);
