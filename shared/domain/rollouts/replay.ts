import type { Block } from './counts.ts';
import type { Dispersions } from './evidence/dispersion.ts';
import { thresholdOf } from './evidence/e-process.ts';
import { type Evidence, freshEvidence } from './evidence/evidence.ts';
import { foldBlocks } from './evidence/fold-blocks.ts';
import type { GuardrailName, Guardrails } from './guardrails.ts';
import { judge } from './judge.ts';
import type { Decision, Rollout } from './rollout.ts';

/** What blocks are judged by when they are replayed, as if a rollout had been started so. */
export type ReplayUnder = {
  readonly guardrails: Guardrails;
  /** The guardrails that can act, among which alpha is split: `activeGuardrails` of a rollout. */
  readonly active: readonly GuardrailName[];
  readonly slowAboveMs?: Rollout['slowAboveMs'];
  /** How far callers are from independent; 1 unless said, since blocks do not tell callers apart. */
  readonly dispersions?: Dispersions;
};

/** What would have come of a rollout. */
export type Replay = {
  /** The index of the block with which a guardrail would have acted; null when all of them hold. */
  readonly firedAtBlock: number | null;
  /** What would have been decided then, at the end of that block's time. */
  readonly decision: Decision | undefined;
  /** After the last block: all are folded, whatever was decided before. */
  readonly evidence: Evidence;
};

/** Nothing is tempered. */
export const independentCalls: Dispersions = {
  canary: { errors: 1, slow: 1 },
  compared: { errors: 1, slow: 1, scores: 1 },
  share: 1,
};

// Not even a guardrail that has all of alpha acts below this.
const mayAct = ({ processes }: Evidence, leastThreshold: number): boolean =>
  Object.values(processes).some(({ peak }) => peak >= leastThreshold);

const endOf = ({ id }: Block, blockSeconds: number): Date => new Date((id + 1) * blockSeconds * 1000);

/**
 * Judges blocks by the very engine that serves, one look after each, and says which guardrail would have acted and
 * when. Blocks that are too thin are merged as when serving, so that a guardrail acts with the block that closes the
 * run.
 *
 * @param blocks oldest first; those of one minute, of which there are two when the share changed, next to each other
 * @param blockSeconds how long a block is
 */
export const replay = (
  blocks: readonly Block[],
  { guardrails, active, slowAboveMs = null, dispersions = independentCalls }: ReplayUnder,
  blockSeconds = 60,
): Replay => {
  const leastThreshold = thresholdOf(guardrails.alpha);
  let evidence = freshEvidence(active);
  let fired: { readonly at: number; readonly decision: Decision } | undefined;

  for (let from = 0, next = 0; from < blocks.length; from = next) {
    const first = blocks[from];
    if (!first) break;
    for (next = from + 1; blocks[next]?.id === first.id; ) next += 1;
    evidence = foldBlocks(evidence, blocks.slice(from, next), guardrails, dispersions);
    if (fired || !mayAct(evidence, leastThreshold)) continue;
    const decision = judge({ evidence, guardrails, slowAboveMs }, dispersions, endOf(first, blockSeconds));
    if (decision) fired = { at: next - 1, decision };
  }
  return { firedAtBlock: fired?.at ?? null, decision: fired?.decision, evidence };
};
