import type { Rollout } from './rollout.ts';

/** The hold of the present step served so far, in milliseconds; time spent paused does not count. */
export const heldMs = ({ status, heldSeconds, stepStartedAt }: Rollout, now: Date): number => {
  const before = Math.round(heldSeconds * 1000);
  return status === 'ramping' ? before + Math.max(0, now.getTime() - Date.parse(stepStartedAt)) : before;
};

const holdMs = ({ steps, stepIndex }: Rollout): number => (steps[stepIndex]?.holdSeconds ?? 0) * 1000;

/** Whether the present step has served its hold. */
export const isHoldOver = (rollout: Rollout, now: Date): boolean => heldMs(rollout, now) >= holdMs(rollout);

/** When the present step's hold is over, as an ISO time; null for a rollout that is paused or has ended. */
export const dueAt = (rollout: Rollout): string | null => {
  if (rollout.status !== 'ramping') return null;
  const remaining = holdMs(rollout) - Math.round(rollout.heldSeconds * 1000);
  return new Date(Date.parse(rollout.stepStartedAt) + remaining).toISOString();
};
