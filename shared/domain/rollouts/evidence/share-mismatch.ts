import type { Block } from '../counts.ts';
import { logBeta } from './log-gamma.ts';

/** The calls of both arms while the canary's share was `share` (between 0 and 1). */
export type ShareTally = { readonly share: number; readonly canary: number; readonly stable: number };

/** How firmly the bet believes that the real share is near the set one: as if it had seen so many calls. */
const concentration = 100;

/**
 * ln e against "each call went to the canary with chance `share`": a Beta mixture of other chances, centred on it. For
 * all calls under that share so far, not for a block of them. Lindon and Malek, NeurIPS 2022 (arXiv 2011.03567).
 */
export const mismatchLog = ({ share, canary, stable }: ShareTally): number => {
  const [a, b] = [concentration * share, concentration * (1 - share)];
  return logBeta(a + canary, b + stable) - logBeta(a, b) - canary * Math.log(share) - stable * Math.log(1 - share);
};

/** Whether the canary gets the share of calls that was set, as far as is known. */
export type ShareEvidence = {
  readonly present: (ShareTally & { readonly epoch: number }) | null;
  /** ln E of the shares before the present one. */
  readonly before: number;
  /** The highest ln E of all shares together that was reached, tempered. */
  readonly peak: number;
  /** All calls under any share, those of the canary, and those that it should have got. */
  readonly calls: number;
  readonly canary: number;
  readonly expected: number;
};

export const noShareEvidence: ShareEvidence = { present: null, before: 0, peak: 0, calls: 0, canary: 0, expected: 0 };

// Calls that are known to have been served. Those that are only reported, under the name of a version, may be any.
const callsOf = ({ canary, stable }: Block): Omit<ShareTally, 'share'> => ({
  canary: Math.max(0, canary.exposed),
  stable: Math.max(0, stable.exposed),
});

/**
 * Takes one more block in. Every share has a test of its own, and what they say is multiplied. Evidence is divided by
 * `dispersion` (>= 1) before its peak is kept: a caller stays on its side, so that one heavy caller alone moves the
 * share of calls. Blocks whose share is not known, or leaves nothing to either arm, say nothing.
 */
export const foldShare = (evidence: ShareEvidence, block: Block, dispersion: number): ShareEvidence => {
  const share = (block.percent ?? 0) / 100;
  if (share <= 0 || share >= 1) return evidence;

  const { canary, stable } = callsOf(block);
  const { present: last, before: earlier } = evidence;
  const goesOn = last?.epoch === block.epoch;
  const before = last && !goesOn ? earlier + mismatchLog(last) : earlier;
  const present = goesOn
    ? { ...last, canary: last.canary + canary, stable: last.stable + stable }
    : { epoch: block.epoch, share, canary, stable };
  return {
    present,
    before,
    peak: Math.max(evidence.peak, (before + mismatchLog(present)) / dispersion),
    calls: evidence.calls + canary + stable,
    canary: evidence.canary + canary,
    expected: evidence.expected + share * (canary + stable),
  };
};
