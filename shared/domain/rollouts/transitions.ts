import { AppError } from '../errors.ts';
import { dueAt, heldMs, isHoldOver } from './hold.ts';
import { changed, type Decision, type HeldBy, type Move, type Rollout, requireStatus } from './rollout.ts';

/** Stops the clock of a ramping rollout: its share stays as it is, and its guardrails stay on guard. */
export const pause = (rollout: Rollout, move: Move): Rollout => {
  requireStatus(rollout, 'ramping');
  return changed(rollout, 'paused', { status: 'paused', heldSeconds: heldMs(rollout, move.now) / 1000 }, move);
};

/** Lets a paused rollout go on with what is left of its hold. */
export const resume = (rollout: Rollout, move: Move): Rollout => {
  requireStatus(rollout, 'paused');
  return changed(rollout, 'resumed', { status: 'ramping', stepStartedAt: move.now.toISOString() }, move);
};

/** Notes why a ramping rollout stays at its step though the hold is over; nothing else of it changes. */
export const hold = (rollout: Rollout, held: HeldBy, move: Move): Rollout => {
  requireStatus(rollout, 'ramping');
  return changed(rollout, 'held', { held }, move);
};

/** The next step, or completion after the last; whether it is time for it is for the caller to say. */
export const advance = (rollout: Rollout, move: Move): Rollout => {
  const stepIndex = rollout.stepIndex + 1;
  const next = rollout.steps[stepIndex];
  const epoch = rollout.epoch + 1;
  if (!next) return changed(rollout, 'completed', { status: 'completed', epoch }, move);

  const step = { stepIndex, percent: next.percent, stepStartedAt: move.now.toISOString(), heldSeconds: 0 };
  return changed(rollout, 'advanced', { ...step, epoch }, move);
};

/**
 * Takes a ramping rollout one step on without waiting for its hold; from the last step, once that is over, to completion.
 *
 * @throws AppError `conflict` unless it is ramping: a paused one is resumed first; `hold_not_over` on the last step
 */
export const promote = (rollout: Rollout, move: Move): Rollout => {
  requireStatus(rollout, 'ramping');
  const onLast = rollout.stepIndex === rollout.steps.length - 1;
  if (onLast && !isHoldOver(rollout, move.now)) {
    throw new AppError('hold_not_over', `The last step serves its whole hold, which is over at ${dueAt(rollout)}.`);
  }
  return advance(rollout, move);
};

/** Takes every caller back to the stable version, for good: the canary is bad, says an operator or a guardrail. */
export const rollback = (rollout: Rollout, move: Move, decision?: Decision): Rollout => {
  requireStatus(rollout, 'ramping', 'paused');
  const change = {
    percent: 0,
    status: 'rolled_back',
    epoch: rollout.epoch + 1,
    ...(decision && { decision }),
  } as const;
  return changed(rollout, 'rolled_back', change, move);
};

/** Takes every caller back to the stable version, for good, without a judgement on the canary. */
export const abort = (rollout: Rollout, move: Move): Rollout => {
  requireStatus(rollout, 'ramping', 'paused');
  return changed(rollout, 'aborted', { status: 'aborted', percent: 0, epoch: rollout.epoch + 1 }, move);
};
