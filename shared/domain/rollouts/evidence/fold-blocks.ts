import { type Block, type Pair, sumOf } from '../counts.ts';
import type { GuardrailName, Guardrails } from '../guardrails.ts';
import { comparisons, type Rules } from './comparisons.ts';
import type { Dispersions } from './dispersion.ts';
import { foldLogs } from './e-process.ts';
import { tallies } from './effect.ts';
import type { Basis, Evidence } from './evidence.ts';
import { floorLogs } from './quality.ts';
import { foldShare } from './share-mismatch.ts';
import { slowShareOf } from './slow-share.ts';
import { belowThresholdLog, thresholdLogs } from './threshold.ts';

const leastPerArm = 5;

/**
 * Whether a stretch has enough to be compared, by all that it has and the share that was set. Were this asked of what
 * each arm really got, the way calls fell would decide when to compare, and those early and late in a stretch would no
 * longer be as likely to be the canary's as each other. Only where nobody knows the share is there nothing else to ask.
 */
const isThick = (basis: Basis, { canary, stable }: Pair, percent: number | undefined): boolean => {
  const { sizeOf, isEnough } = comparisons[basis];
  const [ofCanary, ofStable] = [sizeOf(canary), sizeOf(stable)];
  return percent === undefined
    ? Math.min(ofCanary, ofStable) >= leastPerArm
    : isEnough(ofCanary + ofStable, percent / 100);
};

const foldLimit = (evidence: Evidence, name: GuardrailName, logs: () => readonly number[], dispersion: number) => {
  const process = evidence.processes[name];
  if (!process) return evidence;
  return { ...evidence, processes: { ...evidence.processes, [name]: foldLogs(process, logs(), dispersion) } };
};

// Absolute limits need no second arm, hence no merging: they see every block as it comes.
const foldLimits = (before: Evidence, { canary: counts }: Block, { guardrails, dispersions: { canary } }: Rules) => {
  const { maxErrorRate = 1, minQualityScore = 0 } = guardrails;
  const [failed, slowed] = [tallies.errors(counts), tallies.slow(counts)];
  const { qualityCount: count, qualitySum: sum } = before.folded.canary;

  const byErrors = foldLimit(before, 'maxErrorRate', () => thresholdLogs(failed, maxErrorRate), canary.errors);
  const slowShare = slowShareOf(guardrails);
  const bySlow = foldLimit(byErrors, 'maxLatencyMs', () => thresholdLogs(slowed, slowShare), canary.slow);
  const scored = foldLimit(bySlow, 'minQualityScore', () => floorLogs(counts, { count, sum }, minQualityScore), 1);
  const maxErrorRateLog = scored.certification.maxErrorRate + belowThresholdLog(failed, maxErrorRate);
  return { ...scored, certification: { ...scored.certification, maxErrorRate: maxErrorRateLog } };
};

const close = (evidence: Evidence, basis: Basis, rules: Rules): Evidence => {
  const stretch = evidence.open[basis];
  if (stretch === null) return evidence;
  const compared = comparisons[basis].compare(evidence, stretch, rules);
  return { ...compared, open: { ...compared.open, [basis]: null } };
};

const extend = (before: Evidence, basis: Basis, block: Block, rules: Rules): Evidence => {
  const { of, sizeOf } = comparisons[basis];
  const sameShare = before.open[basis]?.epoch === block.epoch;
  const evidence = sameShare ? before : close(before, basis, rules);
  const added = { canary: of(block.canary), stable: of(block.stable) };
  if (sizeOf(added.canary) + sizeOf(added.stable) === 0) return evidence;

  const open = evidence.open[basis];
  const { canary, stable } = open === null ? added : sumOf(open, added);
  const extended = { ...evidence, open: { ...evidence.open, [basis]: { epoch: block.epoch, canary, stable } } };
  return isThick(basis, { canary, stable }, block.percent) ? close(extended, basis, rules) : extended;
};

const foldBlock = (before: Evidence, block: Block, rules: Rules): Evidence => {
  const limited = foldLimits(before, block, rules);
  const folded: Evidence = {
    ...limited,
    lastBlock: block.id,
    folded: sumOf(before.folded, block),
    share: foldShare(before.share, block, rules.dispersions.share),
  };
  return (Object.keys(comparisons) as Basis[]).reduce((known, basis) => extend(known, basis, block, rules), folded);
};

/**
 * Folds blocks into the evidence, in order of time and each once: those that it has seen already are left out.
 * Consecutive blocks under one share are merged until there are ten calls (or announced calls, or scores of which
 * either arm has five in the mean), and compared then; a change of share compares what is there. When a stretch closes
 * depends on how many calls there are alone, never on how they went, nor on how they fell to the arms.
 *
 * @param blocks every block that is old enough and not folded yet, in any order; one for each id and epoch
 */
export const foldBlocks = (
  evidence: Evidence,
  blocks: readonly Block[],
  guardrails: Guardrails,
  dispersions: Dispersions,
): Evidence => {
  const { lastBlock } = evidence;
  return blocks
    .filter(({ id }) => lastBlock === null || id > lastBlock)
    .toSorted((left, right) => left.id - right.id || left.epoch - right.epoch)
    .reduce((folded, block) => foldBlock(folded, block, { guardrails, dispersions }), evidence);
};
