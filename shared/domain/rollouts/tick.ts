import type { Arm } from './bucket.ts';
import type { Block } from './counts.ts';
import { type Dispersions, differenceDispersion, dispersionOf, scoreDispersion } from './evidence/dispersion.ts';
import { foldBlocks } from './evidence/fold-blocks.ts';
import { noScores, varianceOf } from './evidence/scores.ts';
import { healthOf } from './health.ts';
import { isHoldOver } from './hold.ts';
import { isCertified, judge } from './judge.ts';
import { percentAt } from './percent-at.ts';
import type { Standing } from './releasable.ts';
import { type HeldBy, isLive, type Move, type Rollout } from './rollout.ts';
import { abort, advance, hold, rollback } from './transitions.ts';

/** What one hash slot of one arm has seen since the rollout began. */
export type SlotCounts = {
  readonly count: number;
  readonly errors: number;
  readonly slow: number;
  readonly qualityCount?: number;
  readonly qualitySum?: number;
};

/** What has been observed of a rollout. */
export type Observations = {
  /** At least all blocks with an id above the evidence's `lastBlock`; those folded already do no harm. */
  readonly blocks: readonly Block[];
  /** Totals by hash slot, up to 50, by which heavy callers are found out; the same slot at the same place in both arms. */
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
  readonly outcome: 'nothing' | 'observed' | 'held' | 'advanced' | 'completed' | 'rolled_back' | 'aborted';
};

const schedule = 'system';

/**
 * How far callers are from independent, by the totals of their hash slots. For scores that takes how much they vary
 * within a minute: as long as that is not known, they are tempered beyond measure.
 */
export const dispersionsOf = (
  { stable, canary }: Observations['slots'],
  scores: Rollout['evidence']['scores'] = noScores,
): Dispersions => {
  const tallies = (slots: readonly SlotCounts[], measure: 'errors' | 'slow') =>
    slots.map((slot) => ({ count: slot.count, hits: slot[measure] }));
  const between = (measure: 'errors' | 'slow') =>
    differenceDispersion(tallies(canary, measure), tallies(stable, measure));
  const scored = (slots: readonly SlotCounts[], arm: Arm) => ({
    slots: slots.map(({ qualityCount = 0, qualitySum = 0 }) => ({ count: qualityCount, hits: qualitySum })),
    variance: varianceOf(scores[arm]),
  });
  const shares = canary.map(({ count }, slot) => ({ count: count + (stable[slot]?.count ?? 0), hits: count }));
  return {
    canary: { errors: dispersionOf(tallies(canary, 'errors')), slow: dispersionOf(tallies(canary, 'slow')) },
    compared: {
      errors: between('errors'),
      slow: between('slow'),
      scores: scoreDispersion(scored(canary, 'canary'), scored(stable, 'stable')),
    },
    share: dispersionOf(shares),
  };
};

const isMature = ({ id }: Block, now: Date, { blockSeconds, maturitySeconds }: TickSettings): boolean =>
  now.getTime() >= ((id + 1) * blockSeconds + maturitySeconds) * 1000;

// How many calls each arm should have had is told by the share that was set, which a block's epoch names.
const withShare = (rollout: Rollout, block: Block): Block => {
  const percent = percentAt(rollout, block.epoch);
  return percent === undefined ? block : { ...block, percent };
};

const observe = (rollout: Rollout, mature: readonly Block[], dispersions: Dispersions): Rollout => {
  const evidence = foldBlocks(rollout.evidence, mature, rollout.guardrails, dispersions);
  return evidence === rollout.evidence ? rollout : { ...rollout, evidence };
};

/** What keeps a ramping rollout from its next step now that its hold is over; nothing else does. */
const heldBy = (rollout: Rollout, dispersions: Dispersions, { is }: Standing): HeldBy | undefined => {
  if (is !== 'stands') return 'approval';
  if (healthOf(rollout).shareMismatch.holds) return 'share_mismatch';
  // At 100 % there is no stable arm, so nothing is certified there that was not certified before.
  const isEnough = rollout.promotion === 'timed' || rollout.percent === 100 || isCertified(rollout, dispersions);
  return isEnough ? undefined : 'evidence';
};

const reasons: Readonly<Record<HeldBy, string>> = {
  approval: 'The hold is over, but the version could not be released as it stands.',
  share_mismatch: 'The hold is over, but the canary does not get the share of the calls that it should.',
  evidence: 'The hold is over, but there is not enough evidence yet that the version is no worse.',
};

const goOn = (rollout: Rollout, dispersions: Dispersions, standing: Standing, move: Move): Ticked | undefined => {
  if (rollout.status !== 'ramping' || !isHoldOver(rollout, move.now)) return undefined;
  const held = heldBy(rollout, dispersions, standing);
  if (held === undefined) {
    const advanced = advance(rollout, move);
    return { rollout: advanced, outcome: advanced.status === 'completed' ? 'completed' : 'advanced' };
  }
  if (held === rollout.held) return undefined;
  return { rollout: hold(rollout, held, { ...move, reason: reasons[held] }), outcome: 'held' };
};

/**
 * Looks at a rollout: takes in the blocks that have matured, then takes it back, or goes one step on, or says why it
 * does not, or does nothing. Looking twice, late or out of turn does no harm: a block counts once and a step is never
 * skipped. A paused rollout is still judged, and one that has ended never changes.
 *
 * @param standing how its version stands; one whose approval was withdrawn is aborted before anything else is looked at
 */
export const tick = (
  rollout: Rollout,
  { blocks, slots }: Observations,
  standing: Standing,
  now: Date,
  settings: TickSettings = tickSettings,
): Ticked => {
  if (!isLive(rollout)) return { rollout, outcome: 'nothing' };
  const move: Move = { now, actor: schedule };
  if (standing.is === 'withdrawn') {
    return { rollout: abort(rollout, { ...move, reason: standing.reason }), outcome: 'aborted' };
  }

  const dispersions = dispersionsOf(slots, rollout.evidence.scores);
  const mature = blocks.filter((block) => isMature(block, now, settings)).map((block) => withShare(rollout, block));
  const observed = observe(rollout, mature, dispersions);
  const decision = judge(observed, dispersions, now);
  if (decision) {
    return { rollout: rollback(observed, { ...move, reason: decision.reason }, decision), outcome: 'rolled_back' };
  }
  const gone = goOn(observed, dispersions, standing, move);
  if (gone) return gone;
  if (observed === rollout) return { rollout, outcome: 'nothing' };
  return { rollout: { ...observed, revision: rollout.revision + 1 }, outcome: 'observed' };
};
