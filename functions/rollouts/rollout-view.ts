import { noCounts } from '#shared/domain/rollouts/counts.ts';
import { healthOf } from '#shared/domain/rollouts/health.ts';
import { dueAt } from '#shared/domain/rollouts/hold.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { type ArmTotals, statsOf } from '#shared/domain/rollouts/stats.ts';

const nothing: ArmTotals = { ...noCounts, latencyBins: {} };

/** A rollout as it is shown, with what its outcomes add up to. */
export const viewOf = (rollout: Rollout, totals = { stable: nothing, canary: nothing }) => ({
  ...rollout,
  dueAt: dueAt(rollout),
  health: healthOf(rollout),
  stats: statsOf(totals),
});
