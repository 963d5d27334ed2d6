import { type Block, type Counts, type Pair, sumOf } from '../counts.ts';
import type { GuardrailName, Guardrails } from '../guardrails.ts';
import { foldLogs } from './e-process.ts';
import { comparedOf, type Evidence } from './evidence.ts';
import { floorLogs, shortfallLogs } from './quality.ts';
import { slowShareOf } from './slow-share.ts';
import { belowThresholdLog, thresholdLogs } from './threshold.ts';
import { certificationLog, expectedHits, regressionLogs, type Tally } from './two-by-two.ts';

/** How far the hash slots of a measure are from independent calls, 1 or more: of the canary alone, and of either arm. */
export type Dispersions = {
  readonly canary: { readonly errors: number; readonly slow: number };
  readonly either: { readonly errors: number; readonly slow: number };
};

const leastPerArm = 5;
const certifiedRatio = 2;

const failed = ({ count, errors }: Counts): Tally => ({ count, hits: errors });
const slowed = ({ count, slow }: Counts): Tally => ({ count, hits: slow });

type Addition = { readonly logs: () => readonly number[]; readonly dispersion: number };
type Additions = Readonly<Partial<Record<GuardrailName, Addition>>>;

const withAdditions = (evidence: Evidence, additions: Additions): Evidence => {
  const processes = { ...evidence.processes };
  for (const [name, { logs, dispersion }] of Object.entries(additions) as [GuardrailName, Addition][]) {
    const process = processes[name];
    if (process) processes[name] = foldLogs(process, logs(), dispersion);
  }
  return { ...evidence, processes };
};

// Absolute limits need no second arm, hence no merging: they see every block as it comes.
const foldAlone = (evidence: Evidence, block: Block, guardrails: Guardrails, { canary }: Dispersions): Evidence => {
  const { maxErrorRate = 1, minQualityScore = 0 } = guardrails;
  const folded = withAdditions(evidence, {
    maxErrorRate: { logs: () => thresholdLogs(failed(block.canary), maxErrorRate), dispersion: canary.errors },
    maxLatencyMs: { logs: () => thresholdLogs(slowed(block.canary), slowShareOf(guardrails)), dispersion: canary.slow },
    minQualityScore: { logs: () => floorLogs(block.canary, evidence.folded.canary, minQualityScore), dispersion: 1 },
  });
  const { certification } = evidence;
  const certified = certification.maxErrorRate + belowThresholdLog(failed(block.canary), maxErrorRate);
  return {
    ...folded,
    folded: sumOf(evidence.folded, block),
    certification: { ...certification, maxErrorRate: certified },
  };
};

const compare = (evidence: Evidence, pair: Pair, { either }: Dispersions): Evidence => {
  const { canary, stable } = pair;
  const compared = withAdditions(evidence, {
    'compareToStable.errorRate': {
      logs: () => regressionLogs(failed(canary), failed(stable)),
      dispersion: either.errors,
    },
    'compareToStable.latency': { logs: () => regressionLogs(slowed(canary), slowed(stable)), dispersion: either.slow },
    'compareToStable.qualityScore': { logs: () => shortfallLogs(pair, comparedOf(evidence)), dispersion: 1 },
  });
  return {
    ...compared,
    open: null,
    expected: {
      errors: evidence.expected.errors + expectedHits(failed(canary), failed(stable)),
      slow: evidence.expected.slow + expectedHits(slowed(canary), slowed(stable)),
    },
    certification: {
      ...evidence.certification,
      twiceStable:
        evidence.certification.twiceStable + certificationLog(failed(canary), failed(stable), certifiedRatio),
    },
  };
};

const closeOpen = (evidence: Evidence, dispersions: Dispersions): Evidence =>
  evidence.open === null ? evidence : compare(evidence, evidence.open, dispersions);

const isThick = ({ canary, stable }: Pair): boolean => Math.min(canary.count, stable.count) >= leastPerArm;

const foldBlock = (before: Evidence, block: Block, guardrails: Guardrails, dispersions: Dispersions): Evidence => {
  const sameShare = before.open?.epoch === block.epoch;
  const evidence = foldAlone(sameShare ? before : closeOpen(before, dispersions), block, guardrails, dispersions);

  const pair = evidence.open === null ? block : sumOf(evidence.open, block);
  const open = { epoch: block.epoch, stable: pair.stable, canary: pair.canary };
  const extended = { ...evidence, lastBlock: block.id, open };
  return isThick(open) ? closeOpen(extended, dispersions) : extended;
};

/**
 * Folds blocks into the evidence, in order of time and each once: those that it has seen already are left out.
 * Consecutive blocks under one share are merged until both arms have 5 calls, and compared then; a change of share
 * compares what is there. When a block closes depends on the numbers of calls alone, never on how they went.
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
    .reduce((folded, block) => foldBlock(folded, block, guardrails, dispersions), evidence);
};
