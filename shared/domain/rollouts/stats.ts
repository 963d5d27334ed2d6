import type { Arm } from './bucket.ts';
import type { Counts } from './counts.ts';
import { type LatencyBins, p95Of } from './latency.ts';

/** What one arm has seen since the rollout began, late outcomes included. */
export type ArmTotals = Counts & { readonly latencyBins: LatencyBins };

/** What the API shows of one arm; a rate, mean or percentile of nothing is null. */
export type ArmStats = {
  readonly count: number;
  readonly errors: number;
  readonly errorRate: number | null;
  readonly qualityCount: number;
  readonly qualityMean: number | null;
  readonly latencyP95Ms: number | null;
};

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const armStats = ({ count, errors, qualityCount, qualitySum, latencyBins }: ArmTotals): ArmStats => ({
  count,
  errors,
  errorRate: ratio(errors, count),
  qualityCount,
  qualityMean: ratio(qualitySum, qualityCount),
  latencyP95Ms: p95Of(latencyBins),
});

/** The statistics that are shown for a rollout. They decide nothing: totals over a ramp cannot be compared fairly. */
export const statsOf = ({ stable, canary }: Readonly<Record<Arm, ArmTotals>>): Readonly<Record<Arm, ArmStats>> => ({
  stable: armStats(stable),
  canary: armStats(canary),
});
