import { type Effects, unref } from '../effects.ts';

/** Keeps something fresh. */
export type Refresher = {
  /** Begins to keep it fresh, unless that was begun. */
  readonly start: () => void;
  /**
   * What to wait for before it is used: until it is fresh enough, or cannot be at the moment, or has taken too long.
   * Nothing, mostly. To be asked at every use, since timers stand still where a function is frozen. Never rejects.
   */
  readonly wait: () => Promise<void> | undefined;
  /** Asks anew, together with whoever is asking already. Never rejects. */
  readonly refresh: () => Promise<void>;
  readonly lastError: () => unknown;
  readonly close: () => void;
};

/** Whether the last attempt to have it fresh succeeded, and if not, why. */
export type SnapshotState = { readonly isFresh: boolean; readonly error?: unknown };

export type Freshness = {
  /** How often to ask anew in the background; 0 never. */
  readonly pollMs: number;
  /** How old it may be before somebody is kept waiting. */
  readonly maxStaleMs: number;
  /** How long somebody is kept waiting at most. */
  readonly maxWaitMs: number;
};

/** Polls come a little early, and not all at the same moment. */
const jitter = 0.1;
/** Whoever comes this soon after a failure is not kept waiting for the next one. */
const leastRestMs = 1000;

/** @param onLate called when the work was not done in time */
const within = (effects: Effects, work: Promise<void>, milliseconds: number, onLate: () => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = effects.setTimeout(() => {
      onLate();
      resolve();
    }, milliseconds);
    void work.then(() => {
      effects.clearTimeout(timer);
      resolve();
    });
  });

/**
 * @param load asks anew; whatever it throws is kept and told, and what was known stays known
 * @param onState told when it is fresh for the first time and again, and when it no longer is
 */
export const createRefresher = (
  effects: Effects,
  { pollMs, maxStaleMs, maxWaitMs }: Freshness,
  load: () => Promise<void>,
  onError: (error: unknown) => void,
  onState: (state: SnapshotState) => void,
): Refresher => {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let lastError: unknown;
  let underWay: Promise<void> | undefined;
  let timer: unknown;
  let isStarted = false;
  let isClosed = false;
  const freshMs = pollMs === 0 ? maxStaleMs : Math.min(pollMs, maxStaleMs);

  const schedule = () => {
    effects.clearTimeout(timer);
    if (isClosed || pollMs === 0) return;
    timer = effects.setTimeout(() => void refresh(), pollMs * (1 - jitter * effects.random()));
    unref(timer);
  };

  const run = async (): Promise<void> => {
    const startedAt = effects.now();
    schedule();
    try {
      await load();
      const isNews = lastError !== undefined || checkedAt === Number.NEGATIVE_INFINITY;
      checkedAt = startedAt;
      failedAt = Number.NEGATIVE_INFINITY;
      lastError = undefined;
      if (isNews) onState({ isFresh: true });
    } catch (error) {
      const isNews = lastError === undefined;
      failedAt = effects.now();
      lastError = error;
      onError(error);
      if (isNews) onState({ isFresh: false, error });
    }
  };

  const refresh = (): Promise<void> => {
    underWay ??= run().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  const isResting = (now: number): boolean => now - failedAt < Math.max(pollMs, leastRestMs);

  return {
    start: () => {
      if (isStarted) return;
      isStarted = true;
      void refresh();
    },
    wait: () => {
      const now = effects.now();
      const age = now - checkedAt;
      if (age <= freshMs || isClosed || isResting(now)) return undefined;
      isStarted = true;
      const work = refresh();
      if (age <= maxStaleMs) return undefined;
      // Whoever comes next need not find out for themselves that it takes long.
      return within(effects, work, maxWaitMs, () => {
        failedAt = effects.now();
      });
    },
    refresh,
    lastError: () => lastError,
    close: () => {
      isClosed = true;
      effects.clearTimeout(timer);
    },
  };
};
