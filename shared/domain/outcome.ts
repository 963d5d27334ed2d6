import type { Arm } from './rollouts/bucket.ts';
import { type Counts, noCounts } from './rollouts/counts.ts';
import { isSlow, latencyBin } from './rollouts/latency.ts';
import type { TenantContext } from './tenant.ts';

/** How one call went, and to which side of which rollout it belongs. */
export type Outcome = {
  /** The client's own; each counts once. */
  readonly id: string;
  readonly prompt: string;
  readonly rollout: string;
  readonly arm: Arm;
  readonly epoch: number;
  /** When the caller was served, in whole seconds since 1970. */
  readonly exposedAt: number;
  readonly slot: number;
  readonly success: boolean;
  readonly latencyMs?: number | undefined;
  /** 0..1. */
  readonly qualityScore?: number | undefined;
};

/** An outcome with what is needed to count it. */
export type Countable = Outcome & {
  /** The block of time that it belongs to. */
  readonly block: number;
  /** Whether it took longer than the rollout allows, or failed. */
  readonly slow: boolean;
};

export type OutcomeCounter = {
  /**
   * Counts each outcome that was not counted before, and none twice, whatever happens in between.
   * @param now decides how long an outcome's id is remembered
   */
  readonly count: (
    tenant: TenantContext,
    workspace: string,
    outcomes: readonly Countable[],
    now: Date,
  ) => Promise<{ readonly counted: number }>;
};

const blockOf = (exposedAt: number, blockSeconds: number): number => Math.floor(exposedAt / blockSeconds);

export const countable = (
  outcome: Outcome,
  { slowAboveMs, blockSeconds }: { readonly slowAboveMs: number | null; readonly blockSeconds: number },
): Countable => ({
  ...outcome,
  block: blockOf(outcome.exposedAt, blockSeconds),
  slow: isSlow(slowAboveMs, outcome),
});

/** A score's decimals that count. More would sooner or later exceed the 38 digits that DynamoDB keeps of a sum. */
const decimals = 4;

const rounded = (sum: number, digits: number): number => Number(sum.toFixed(digits));

const countsOf = ({ success, slow, qualityScore }: Countable): Counts => {
  const score = rounded(qualityScore ?? 0, decimals);
  return {
    count: 1,
    errors: success ? 0 : 1,
    slow: slow ? 1 : 0,
    qualityCount: qualityScore === undefined ? 0 : 1,
    qualitySum: score,
    qualitySumSquares: score ** 2,
    exposed: 0,
  };
};

/** What outcomes of one arm add to its counters. */
export const tally = (outcomes: readonly Countable[]): Counts => {
  const sum = outcomes.map(countsOf).reduce(
    (left, right) => ({
      count: left.count + right.count,
      errors: left.errors + right.errors,
      slow: left.slow + right.slow,
      qualityCount: left.qualityCount + right.qualityCount,
      qualitySum: left.qualitySum + right.qualitySum,
      qualitySumSquares: left.qualitySumSquares + right.qualitySumSquares,
      exposed: left.exposed + right.exposed,
    }),
    noCounts,
  );
  return {
    ...sum,
    qualitySum: rounded(sum.qualitySum, decimals),
    qualitySumSquares: rounded(sum.qualitySumSquares, 2 * decimals),
  };
};

/** How many of the outcomes fell into each latency bin; those without a latency into none. */
export const latenciesOf = (outcomes: readonly Countable[]): Readonly<Record<number, number>> => {
  const bins: Record<number, number> = {};
  for (const { latencyMs } of outcomes) {
    if (latencyMs === undefined) continue;
    const bin = latencyBin(latencyMs);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
};
