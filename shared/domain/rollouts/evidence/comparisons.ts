import { type Counts, noCounts, type Pair } from '../counts.ts';
import { alphaOf, type GuardrailName, type Guardrails } from '../guardrails.ts';
import type { Dispersions } from './dispersion.ts';
import { foldLogs, replaceLogs } from './e-process.ts';
import { type Measure, tallies, withStretch } from './effect.ts';
import type { Basis, Evidence } from './evidence.ts';
import { shortfallLogs } from './quality.ts';
import { dropLog, withScores } from './scores.ts';
import { certificationLog, regressionLogs } from './two-by-two.ts';

/** What blocks are judged by. */
export type Rules = { readonly guardrails: Guardrails; readonly dispersions: Dispersions };

/** How the canary is compared with stable on one basis. */
export type Comparison = {
  /** What of a block counts. */
  readonly of: (counts: Counts) => Counts;
  readonly sizeOf: (counts: Counts) => number;
  /** Whether so many on both arms are enough to compare, where the canary's share (0..1) was set. */
  readonly isEnough: (size: number, share: number) => boolean;
  readonly compare: (evidence: Evidence, pair: Pair, rules: Rules) => Evidence;
};

// Whether calls are reported is more of a habit of their callers than of chance, and a caller stays on its side.
const toleratedSilence = 2;
const leastCertified = 2;

type By = { readonly name: GuardrailName; readonly measure: Measure };
type Terms = { readonly tolerated: number; readonly dispersion: number };

const compareBy = (
  evidence: Evidence,
  pair: Pair,
  { name, measure }: By,
  { tolerated, dispersion }: Terms,
): Evidence => {
  const effects = { ...evidence.effects, [measure]: withStretch(evidence.effects[measure], measure, pair) };
  const process = evidence.processes[name];
  if (!process) return { ...evidence, effects };

  const logs = regressionLogs(tallies[measure](pair.canary), tallies[measure](pair.stable), tolerated);
  return { ...evidence, effects, processes: { ...evidence.processes, [name]: foldLogs(process, logs, dispersion) } };
};

const errors: By = { name: 'compareToStable.errorRate', measure: 'errors' };
const latency: By = { name: 'compareToStable.latency', measure: 'slow' };
const reports: By = { name: 'compareToStable.reports', measure: 'unreported' };

const certify = (evidence: Evidence, { canary, stable }: Pair, tolerated: number): Evidence => {
  const { certification } = evidence;
  const ratio = Math.max(leastCertified, tolerated);
  const log = certificationLog(tallies.errors(canary), tallies.errors(stable), ratio);
  return { ...evidence, certification: { ...certification, twiceStable: certification.twiceStable + log } };
};

const compareCalls = (evidence: Evidence, pair: Pair, { guardrails: { margin }, dispersions: { compared } }: Rules) => {
  const byErrors = compareBy(evidence, pair, errors, { tolerated: margin.errorRate, dispersion: compared.errors });
  const bySlow = compareBy(byErrors, pair, latency, { tolerated: margin.latency, dispersion: compared.slow });
  return certify(bySlow, pair, margin.errorRate);
};

const compareScores = (evidence: Evidence, pair: Pair, { guardrails, dispersions }: Rules): Evidence => {
  const name = 'compareToStable.qualityScore';
  const tolerated = guardrails.margin.qualityScore;
  const scores = withScores(evidence.scores, pair);
  const process = evidence.processes[name];
  if (!process) return { ...evidence, scores };

  const alpha = alphaOf(name, Object.keys(evidence.processes) as GuardrailName[], guardrails.alpha);
  const next =
    guardrails.qualityTest === 'exact'
      ? foldLogs(process, shortfallLogs(pair, evidence.scores, tolerated), dispersions.compared.scores)
      : replaceLogs(process, [dropLog(scores, tolerated, alpha)], dispersions.compared.scores);
  return { ...evidence, scores, processes: { ...evidence.processes, [name]: next } };
};

const whole = (counts: Counts): Counts => counts;

const leastCalls = 10;
const leastScores = 5;

/**
 * What a stretch can tell goes with the product of its arms' calls over their sum, so that ten calls tell, in the mean
 * and at any share, nine tenths of what they would as a part of many.
 */
const hasCalls = (calls: number): boolean => calls >= leastCalls;

/** Scores vary about the mean of their own arm, which takes several of both. */
const hasScores = (scores: number, share: number): boolean => scores * Math.min(share, 1 - share) >= leastScores;

/** The comparisons of the canary with stable. */
export const comparisons: Readonly<Record<Basis, Comparison>> = {
  calls: { of: whole, sizeOf: ({ count }) => count, isEnough: hasCalls, compare: compareCalls },
  scores: { of: whole, sizeOf: ({ qualityCount }) => qualityCount, isEnough: hasScores, compare: compareScores },
  exposures: {
    of: (counts) => (counts.exposed > 0 ? counts : noCounts),
    sizeOf: ({ exposed }) => exposed,
    isEnough: hasCalls,
    compare: (evidence, pair) => compareBy(evidence, pair, reports, { tolerated: toleratedSilence, dispersion: 1 }),
  },
};
