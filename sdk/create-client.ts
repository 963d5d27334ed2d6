import type { ConnectionOptions } from './api/call.ts';
import { type Api, createApi } from './api/create-api.ts';
import { realEffects } from './effects.ts';
import { InvalidError } from './errors.ts';
import { beforeLeaving } from './outcomes/before-leaving.ts';
import { createReporter, type ReportedOutcome } from './outcomes/reporter.ts';
import { createPrompts, type ServedPrompts } from './prompts/create-prompts.ts';
import type { Fallback } from './prompts/prompt.ts';
import type { SnapshotState } from './prompts/refresher.ts';
import type { SnapshotCache } from './prompts/snapshot-cache.ts';

export type ClientOptions = ConnectionOptions & {
  readonly workspace: string;
  readonly environment: string;
  /** Served by name when there is nothing else: the prompts that an application brings along. */
  readonly fallbacks?: Readonly<Record<string, Fallback>> | undefined;
  /** Where the last snapshot outlives the process, such as that of `promptgate/disk-cache`. */
  readonly cache?: SnapshotCache | undefined;
  /** How often the snapshot is asked for anew in the background; 10 unless said, 0 never. */
  readonly pollSeconds?: number | undefined;
  /** How old the snapshot may be before `get` waits for a new one; 60 unless said. */
  readonly maxStaleSeconds?: number | undefined;
  /** How long `get` waits at most before it serves what was known last; 3,000 unless said. */
  readonly maxWaitMs?: number | undefined;
  /** How long outcomes are gathered before they are sent; 2 unless said. */
  readonly flushSeconds?: number | undefined;
  /** How many outcomes may wait; beyond that the oldest are dropped. 10,000 unless said. */
  readonly maxWaitingOutcomes?: number | undefined;
  /** Whether to tell how many calls were served in a rollout, so that those never reported are seen; true unless said. */
  readonly announceExposures?: boolean | undefined;
  /** Told what goes wrong in the background: refreshes that failed, outcomes rejected or dropped. */
  readonly onError?: ((error: Error) => void) | undefined;
};

/** How a call went, told when its prompt is no longer at hand. */
export type LaterOutcome = ReportedOutcome & {
  /** Whoever was served. It stays here: what is sent is a number made of it, which tells callers apart in one rollout. */
  readonly subject?: string | undefined;
};

export type Client = {
  readonly prompts: ServedPrompts;
  /** Every operation of the API, by its name. */
  readonly api: Api;
  /** Reports how a call went; `prompt.report` says the same in fewer words. Never throws. */
  readonly report: (outcome: LaterOutcome) => void;
  /** Settles when a snapshot is known. @throws PromptgateError why none can be had, nor any that was kept */
  readonly ready: () => Promise<void>;
  /** Asks for the snapshot now. Never rejects: `onError` is told. */
  readonly refresh: () => Promise<void>;
  /** Tells the names of prompts that are served otherwise from now on. @returns what ends it */
  readonly onChange: (listener: (names: readonly string[]) => void) => () => void;
  /** Tells when the snapshot was had for the first time, when it no longer can be, and when it can again. @returns what ends it */
  readonly onState: (listener: (state: SnapshotState) => void) => () => void;
  /** Sends what waits. Never rejects: what cannot be sent is kept for the next time. */
  readonly flush: () => Promise<void>;
  /** Ends all that goes on in the background, and sends what waits. */
  readonly close: () => Promise<void>;
};

const defaults = {
  pollSeconds: 10,
  maxStaleSeconds: 60,
  maxWaitMs: 3000,
  flushSeconds: 2,
  maxWaitingOutcomes: 10_000,
} as const;

/** Calls a function of somebody else's, whose faults are not ours to suffer. */
const tell = <Told>(listener: ((told: Told) => void) | undefined, told: Told): void => {
  try {
    listener?.(told);
  } catch {
    // There is nobody left to tell.
  }
};

/**
 * A client of one environment: prompts chosen in memory, outcomes reported in batches, and the whole API. It asks for
 * nothing before it is used for the first time.
 *
 * @example
 * const promptgate = createClient({ baseUrl, apiKey, workspace: 'default', environment: 'production' });
 * const prompt = await promptgate.prompts.get('support-reply', { subject: user.id });
 * const messages = prompt.render({ customer: 'Ada' });
 * prompt.report({ success: true, latencyMs: 840 });
 *
 * @throws InvalidError without a base URL, a workspace or an environment
 */
export const createClient = (options: ClientOptions): Client => {
  if (!options.workspace) throw new InvalidError('workspace', 'is missing');
  if (!options.environment) throw new InvalidError('environment', 'is missing');
  const effects = { ...realEffects, ...options.effects };
  const given = <Name extends keyof typeof defaults>(name: Name): number => options[name] ?? defaults[name];
  const listeners = new Set<(names: readonly string[]) => void>();
  const stateListeners = new Set<(state: SnapshotState) => void>();
  const onError = (error: unknown) =>
    tell(options.onError, error instanceof Error ? error : new Error(String(error), { cause: error }));

  const api = createApi(options);
  let stay = () => {};
  const reporter = createReporter(api, effects, {
    flushMs: given('flushSeconds') * 1000,
    capacity: given('maxWaitingOutcomes'),
    announcesExposures: options.announceExposures ?? true,
    onError,
    onFirst: () => {
      stay = beforeLeaving({ ending: () => void reporter.flush(), hidden: reporter.leave });
    },
  });
  const { prompts, refresher, callerIn, isKnown } = createPrompts(api, effects, reporter, {
    environment: options.environment,
    place: [options.baseUrl, options.workspace, options.environment].join(' '),
    fallbacks: options.fallbacks ?? {},
    cache: options.cache,
    pollMs: given('pollSeconds') * 1000,
    maxStaleMs: given('maxStaleSeconds') * 1000,
    maxWaitMs: given('maxWaitMs'),
    onChange: (names) => {
      for (const listener of listeners) tell(listener, names);
    },
    onError,
    onState: (state) => {
      for (const listener of stateListeners) tell(listener, state);
    },
  });

  const withCaller = ({ subject, ...outcome }: LaterOutcome): ReportedOutcome => {
    const { exposure, caller } = outcome;
    if (caller !== undefined || exposure === undefined || subject === undefined) return outcome;
    return { ...outcome, caller: callerIn(exposure, subject) };
  };

  return {
    prompts,
    api,
    report: (outcome) => {
      try {
        reporter.reportOutcome(withCaller(outcome));
      } catch (error) {
        onError(error);
      }
    },
    ready: async () => {
      if (!isKnown()) await refresher.refresh();
      if (!isKnown()) throw refresher.lastError();
    },
    refresh: refresher.refresh,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onState: (listener) => {
      stateListeners.add(listener);
      return () => void stateListeners.delete(listener);
    },
    flush: reporter.flush,
    close: async () => {
      refresher.close();
      stay();
      await reporter.close();
    },
  };
};
