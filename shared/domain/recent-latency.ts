import type { LatencyBins } from './rollouts/latency.ts';
import type { ServingPlace } from './serving.ts';
import type { TenantContext } from './tenant.ts';

/** A version where it is served. */
export type LatencyPlace = ServingPlace & { readonly version: number };

/** How long calls outside rollouts took, of one version in one place. */
export type PlaceLatencies = Omit<LatencyPlace, 'workspace'> & { readonly bins: LatencyBins };

export type LatencyReader = {
  /**
   * How long successful calls of a version took while it was in no rollout: of the present hour and the one before it,
   * or else of the latest 24 hours; null when nobody said. Eventually consistent.
   */
  readonly recentLatency: (tenant: TenantContext, place: LatencyPlace, now: Date) => Promise<LatencyBins | null>;
};

export type LatencyCounter = {
  /**
   * Adds to the present hour's histogram of each place. It is a histogram and no evidence: what is added twice, because
   * a worker was killed, counts twice.
   */
  readonly addLatencies: (
    tenant: TenantContext,
    workspace: string,
    latencies: readonly PlaceLatencies[],
    now: Date,
  ) => Promise<void>;
};
