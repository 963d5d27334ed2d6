import type { Rollout } from './rollout.ts';

/**
 * The percentage of callers that the canary got at an epoch of a rollout's own, which grows by one with every step.
 * Undefined at any other epoch, and where there is no stable version to get the rest.
 */
export const percentAt = (
  { steps, stepIndex, epoch: present, stableVersion, status }: Rollout,
  epoch: number,
): number | undefined => {
  if (stableVersion === null) return undefined;
  const hasEnded = status !== 'ramping' && status !== 'paused';
  const lastServed = hasEnded ? present - 1 : present;
  return steps[stepIndex - lastServed + epoch]?.percent;
};
