import type { Arm } from './bucket.ts';
import type { Block } from './counts.ts';
import { dispersionOf } from './evidence/dispersion.ts';
import { type Dispersions, foldBlocks } from './evidence/fold-blocks.ts';
import { isHoldOver } from './hold.ts';
import { isCertified, judge } from './judge.ts';
import { isLive, type Move, type Rollout } from './rollout.ts';
import { advance, rollback } from './transitions.ts';

/** What one hash slot of one arm has seen since the rollout began. */
export type SlotCounts = { readonly count: number; readonly errors: number; readonly slow: number };

/** What has been observed of a rollout. */
export type Observations = {
  /** At least all blocks with an id above the evidence's `lastBlock`; those folded already do no harm. */
  readonly blocks: readonly Block[];
  /** Totals by hash slot, up to 50 an arm, by which heavy callers are found out; in no particular order. */
  readonly slots: Readonly<Record<Arm, readonly SlotCounts[]>>;
};

/** A block is `blockSeconds` long and counts once its outcomes have had `maturitySeconds` to arrive. */
export type TickSettings = { readonly blockSeconds: number; readonly maturitySeconds: number };

export const tickSettings: TickSettings = { blockSeconds: 60, maturitySeconds: 120 };

/**
 * What a tick did: nothing at all (the rollout is the same object), took evidence in, or changed the rollout. Whatever
 * it did makes one new revision.
 */
export type Ticked = {
  readonly rollout: Rollout;
  readonly outcome: 'nothing' | 'observed' | 'advanced' | 'completed' | 'rolled_back';
};

const schedule = 'system';

const dispersionsOf = ({ stable, canary }: Observations['slots']): Dispersions => {
  const of = (slots: readonly SlotCounts[], measure: 'errors' | 'slow'): number =>
    dispersionOf(slots.map((slot) => ({ count: slot.count, hits: slot[measure] })));
  const [errors, slow] = [of(canary, 'errors'), of(canary, 'slow')];
  return {
    canary: { errors, slow },
    either: { errors: Math.max(errors, of(stable, 'errors')), slow: Math.max(slow, of(stable, 'slow')) },
  };
};

const isMature = ({ id }: Block, now: Date, { blockSeconds, maturitySeconds }: TickSettings): boolean =>
  now.getTime() >= ((id + 1) * blockSeconds + maturitySeconds) * 1000;

const observe = (rollout: Rollout, mature: readonly Block[], dispersions: Dispersions): Rollout => {
  const evidence = foldBlocks(rollout.evidence, mature, rollout.guardrails, dispersions);
  return evidence === rollout.evidence ? rollout : { ...rollout, evidence };
};

// At 100 % there is no stable arm, so nothing is certified there that was not certified before.
const mayAdvance = (rollout: Rollout, dispersions: Dispersions, now: Date): boolean => {
  if (rollout.status !== 'ramping' || !isHoldOver(rollout, now)) return false;
  return rollout.promotion === 'timed' || rollout.percent === 100 || isCertified(rollout, dispersions);
};

/**
 * Looks at a rollout: takes in the blocks that have matured, then rolls back, or goes one step on, or does nothing.
 * Looking twice, late or out of turn does no harm: a block counts once and a step is never skipped. A paused rollout is
 * still judged, and one that has ended never changes.
 */
export const tick = (
  rollout: Rollout,
  { blocks, slots }: Observations,
  now: Date,
  settings: TickSettings = tickSettings,
): Ticked => {
  if (!isLive(rollout)) return { rollout, outcome: 'nothing' };

  const dispersions = dispersionsOf(slots);
  const mature = blocks.filter((block) => isMature(block, now, settings));
  const observed = observe(rollout, mature, dispersions);
  const move: Move = { now, actor: schedule };

  const decision = judge(observed, dispersions, now);
  if (decision) {
    return { rollout: rollback(observed, { ...move, reason: decision.reason }, decision), outcome: 'rolled_back' };
  }
  if (mayAdvance(observed, dispersions, now)) {
    const advanced = advance(observed, move);
    return { rollout: advanced, outcome: advanced.status === 'completed' ? 'completed' : 'advanced' };
  }
  if (observed === rollout) return { rollout, outcome: 'nothing' };
  return { rollout: { ...observed, revision: rollout.revision + 1 }, outcome: 'observed' };
};
