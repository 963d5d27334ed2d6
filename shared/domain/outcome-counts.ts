import type { Announcement, Outcome } from './outcome.ts';
import type { Arm } from './rollouts/bucket.ts';
import { type Counts, noCounts } from './rollouts/counts.ts';
import { isSlow, latencyBin } from './rollouts/latency.ts';
import type { TenantContext } from './tenant.ts';

/** What an outcome or an announcement adds, and where. */
export type Countable = {
  readonly kind: 'outcome' | 'announcement';
  readonly id: string;
  readonly rollout: string;
  readonly arm: Arm;
  readonly epoch: number;
  /** The block of time that it belongs to. */
  readonly block: number;
  readonly caller: number | null;
  /** How many outcomes of its caller count as evidence in this arm; null when all do. */
  readonly cap: number | null;
  readonly counts: Counts;
  readonly latencyMs?: number | undefined;
};

export type Counted = {
  /** How many were counted now; the rest of those that did not fail had been counted before. */
  readonly counted: number;
  /** Those of which it is not known that they are counted, and why: they must come again. */
  readonly failed: readonly Countable[];
  readonly error?: unknown;
};

export type OutcomeCounter = {
  /**
   * Counts each outcome and announcement that was not counted before, and none twice, whatever happens in between.
   * @param now decides how long an id is remembered
   */
  readonly count: (
    tenant: TenantContext,
    workspace: string,
    countables: readonly Countable[],
    now: Date,
  ) => Promise<Counted>;
};

/** What of a rollout, and of the stage, it takes to count. */
export type CountSettings = {
  readonly slowAboveMs: number | null;
  readonly maxOutcomesPerCaller: number | null;
  readonly blockSeconds: number;
};

/** A score's decimals that count. More would sooner or later exceed the 38 digits that DynamoDB keeps of a sum. */
const decimals = 4;

const rounded = (sum: number, digits: number): number => Number(sum.toFixed(digits));

const countsOf = (outcome: Outcome, slow: boolean): Counts => {
  const { success, qualityScore, resolved } = outcome;
  const score = rounded(qualityScore ?? 0, decimals);
  return {
    count: 1,
    errors: success ? 0 : 1,
    slow: slow ? 1 : 0,
    qualityCount: qualityScore === undefined ? 0 : 1,
    qualitySum: score,
    qualitySumSquares: score ** 2,
    exposed: resolved ? 1 : 0,
  };
};

const blockOf = (exposedAt: number, blockSeconds: number): number => Math.floor(exposedAt / blockSeconds);

/** An outcome as it counts: it announces by itself a call that `resolve` answered. */
export const countableOutcome = (outcome: Outcome, settings: CountSettings): Countable => {
  const { id, rollout, arm, epoch, exposedAt, caller, latencyMs } = outcome;
  const { slowAboveMs, maxOutcomesPerCaller, blockSeconds } = settings;
  return {
    kind: 'outcome',
    ...{ id, rollout, arm, epoch, caller, latencyMs },
    block: blockOf(exposedAt, blockSeconds),
    cap: caller === null ? null : maxOutcomesPerCaller,
    counts: countsOf(outcome, isSlow(slowAboveMs, outcome)),
  };
};

export const countableAnnouncement = (announcement: Announcement, { blockSeconds }: CountSettings): Countable => {
  const { id, rollout, arm, epoch, exposedAt, count } = announcement;
  return {
    kind: 'announcement',
    ...{ id, rollout, arm, epoch },
    block: blockOf(exposedAt, blockSeconds),
    caller: null,
    cap: null,
    counts: { ...noCounts, exposed: count },
  };
};

/**
 * What is left as evidence of an outcome beyond its caller's cap: nothing, and the call is not missed either. Where
 * its client announced the call, that is taken back.
 */
export const beyondCap = ({ exposed, count }: Counts): Counts => ({ ...noCounts, exposed: exposed - count });

/** What these add to the counters of an arm. */
export const tally = (all: readonly Counts[]): Counts => {
  const sum = all.reduce(
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

/** How many of these latencies, in milliseconds, fall into each bin; those that are not known into none. */
export const binsOf = (latencies: readonly (number | undefined)[]): Readonly<Record<number, number>> => {
  const bins: Record<number, number> = {};
  for (const latencyMs of latencies) {
    if (latencyMs === undefined) continue;
    const bin = latencyBin(latencyMs);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
};
