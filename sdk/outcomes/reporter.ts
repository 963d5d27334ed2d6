import type { Api } from '../api/create-api.ts';
import { type Effects, unref } from '../effects.ts';
import { OutcomesError, type PromptgateError } from '../errors.ts';
import type { Reporting } from '../prompts/serve.ts';
import { createExposureCounts } from './exposure-counts.ts';
import { bodyOf, createOutcomeQueue, type Outcome, type Waiting } from './outcome-queue.ts';

/** How a call went that is not of a prompt at hand: by its exposure, or by prompt, environment and version. */
export type ReportedOutcome = Omit<Outcome, 'id'> & { readonly id?: string | undefined };

export type Reporter = Reporting & {
  readonly reportOutcome: (outcome: ReportedOutcome) => void;
  /** Sends what waits. Never rejects: what could not be sent goes on waiting. */
  readonly flush: () => Promise<void>;
  /** Hands what waits to the browser, to be sent although the page goes. */
  readonly leave: () => void;
  readonly close: () => Promise<void>;
};

type Settings = {
  readonly flushMs: number;
  readonly capacity: number;
  readonly announcesExposures: boolean;
  readonly onError: (error: unknown) => void;
  /** Called once, when something waits for the first time. */
  readonly onFirst: () => void;
};

const mostAtOnce = 500;
/** A page that goes may leave 64 KiB behind to be sent; a token has a few hundred bytes at most. */
const mostWhenLeaving = 50;

/** Answers that sending again can change: none at all, too many requests, and faults of the server. */
const isPassing = (error: unknown): boolean => {
  const { status } = error as PromptgateError;
  return status === undefined || status === 429 || status === 408 || status >= 500;
};

const indexOf = (path: string): string => path.split('.').slice(0, 3).join('.');

/** Gathers outcomes and counts of exposures, and sends them now and then. Nothing here throws into the caller. */
export const createReporter = (api: Pick<Api, 'reportOutcomes'>, effects: Effects, settings: Settings): Reporter => {
  const { flushMs, capacity, announcesExposures, onError, onFirst } = settings;
  const queue = createOutcomeQueue(capacity);
  const counts = createExposureCounts();
  let prefix: string | undefined;
  let made = 0;
  let timer: unknown;
  let underWay: Promise<void> | undefined;
  let isBegun = false;
  let hasFailed = false;
  let isClosed = false;
  const isEmpty = () => queue.size() === 0 && counts.isEmpty();

  const newId = (): string => {
    prefix ??= effects.newId();
    made += 1;
    return `${prefix}-${made.toString(36)}`;
  };

  const schedule = () => {
    if (timer !== undefined || isClosed) return;
    if (!isBegun) onFirst();
    isBegun = true;
    timer = effects.setTimeout(() => {
      timer = undefined;
      void start();
    }, flushMs);
    unref(timer);
  };

  const tellDropped = () => {
    const count = queue.takeDropped();
    if (count > 0) onError(new OutcomesError('outcomes_dropped', count, `${count} outcomes were more than can wait.`));
  };

  const sendBatch = async (batch: readonly Waiting[], isLeaving: boolean): Promise<boolean> => {
    try {
      const { rejected = [] } = await api.reportOutcomes({ body: bodyOf(batch) }, { keepalive: isLeaving });
      if (rejected.length === 0) return true;
      const count = new Set(rejected.map(({ path }) => indexOf(path))).size;
      onError(new OutcomesError('outcomes_rejected', count, `${count} outcomes were rejected.`, { errors: rejected }));
      return true;
    } catch (error) {
      if (isPassing(error)) {
        queue.putBack(batch);
        onError(error);
        return false;
      }
      const { errors, message, status } = error as PromptgateError;
      const why = `${batch.length} outcomes were rejected: ${message}`;
      onError(new OutcomesError('outcomes_rejected', batch.length, why, { cause: error, errors, status }));
      return true;
    }
  };

  const drain = async (isLeaving: boolean): Promise<void> => {
    for (const exposure of counts.take(newId)) queue.add({ exposure });
    hasFailed = false;
    while (queue.size() > 0 && !hasFailed) {
      hasFailed = !(await sendBatch(queue.take(isLeaving ? mostWhenLeaving : mostAtOnce), isLeaving));
    }
    tellDropped();
  };

  const start = (): Promise<void> => {
    effects.clearTimeout(timer);
    timer = undefined;
    underWay ??= drain(false).finally(() => {
      underWay = undefined;
      if (!isEmpty()) schedule();
    });
    return underWay;
  };

  const flush = async (): Promise<void> => {
    // What came while a batch was on its way is not in it.
    await underWay;
    if (!isEmpty()) await start();
  };

  const add = (item: Waiting) => {
    queue.add(item);
    if (queue.size() < mostAtOnce || hasFailed || isClosed) schedule();
    else void start();
  };

  /** Whatever is wrong with what was reported, the call that it is about went on. */
  const quietly = (act: () => void) => {
    try {
      act();
    } catch (error) {
      onError(error);
    }
  };

  return {
    report: (exposure, caller, outcome) =>
      quietly(() => {
        const { id = newId(), success, latencyMs, qualityScore } = outcome;
        add({ outcome: { id, exposure, caller, success, latencyMs, qualityScore } });
      }),
    reportOutcome: (outcome) => quietly(() => add({ outcome: { ...outcome, id: outcome.id ?? newId() } })),
    counted: (count) => {
      if (!announcesExposures) return;
      counts.begin(count);
      quietly(schedule);
    },
    flush,
    leave: () => void drain(true),
    close: async () => {
      await flush();
      isClosed = true;
      effects.clearTimeout(timer);
    },
  };
};
