import type { ReportOutcomesBody } from '../api/types.generated.ts';

export type Outcome = ReportOutcomesBody['outcomes'][number];
export type Exposure = NonNullable<ReportOutcomesBody['exposures']>[number];
/** What waits to be sent: how a call went, or how many were served under a token. */
export type Waiting = { readonly outcome: Outcome } | { readonly exposure: Exposure };

/** What waits, oldest first, and never more than so much of it. */
export type OutcomeQueue = {
  readonly size: () => number;
  /** Drops the oldest where there is no room. */
  readonly add: (item: Waiting) => void;
  readonly take: (most: number) => readonly Waiting[];
  /** What could not be sent is older than what came since. */
  readonly putBack: (items: readonly Waiting[]) => void;
  /** How many were dropped since this was asked last. */
  readonly takeDropped: () => number;
};

export const createOutcomeQueue = (capacity: number): OutcomeQueue => {
  let items: Waiting[] = [];
  let dropped = 0;

  const trim = () => {
    const excess = items.length - capacity;
    if (excess <= 0) return;
    items.splice(0, excess);
    dropped += excess;
  };

  return {
    size: () => items.length,
    add: (item) => {
      items.push(item);
      trim();
    },
    take: (most) => items.splice(0, most),
    putBack: (older) => {
      items = [...older, ...items];
      trim();
    },
    takeDropped: () => {
      const count = dropped;
      dropped = 0;
      return count;
    },
  };
};

/** A body for what was taken. */
export const bodyOf = (items: readonly Waiting[]): ReportOutcomesBody => {
  const outcomes = items.flatMap((item) => ('outcome' in item ? [item.outcome] : []));
  const exposures = items.flatMap((item) => ('exposure' in item ? [item.exposure] : []));
  return { outcomes, ...(exposures.length > 0 && { exposures }) };
};
