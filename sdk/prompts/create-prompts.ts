import { callerOf } from '../../shared/domain/rollouts/bucket.ts';
import type { Api } from '../api/create-api.ts';
import type { Effects } from '../effects.ts';
import { NotServedError, type PromptgateError } from '../errors.ts';
import { fallbackContent } from './content.ts';
import type { Fallback, ServedPrompt } from './prompt.ts';
import { createRefresher, type Freshness, type SnapshotState } from './refresher.ts';
import { demandSubject, fallbackPrompt, type Reporting, serve } from './serve.ts';
import { readSnapshot, type SnapshotCache, writeSnapshot } from './snapshot-cache.ts';
import { snapshotSource } from './snapshot-source.ts';
import { createSnapshotStore } from './snapshot-store.ts';

export type GetOptions = {
  /** Whoever is served, of 1 to 256 characters: the same one stays on its side. Without it each call draws anew. */
  readonly subject?: string | undefined;
  /** Served when there is nothing else: before anything is known, and outside the canary of a first release. */
  readonly fallback?: Fallback | undefined;
};

/** The prompts of an environment, chosen in memory. */
export type ServedPrompts = {
  /**
   * What a prompt is for a subject, by what was known a few seconds ago at most; by what was known last when the API
   * cannot be reached. @throws NotServedError when there is nothing to serve; InvalidError for an empty subject
   */
  readonly get: (name: string, options?: GetOptions) => Promise<ServedPrompt>;
  /** The same by what is known at this moment, without waiting. @throws NotServedError, InvalidError */
  readonly getNow: (name: string, options?: GetOptions) => ServedPrompt;
  /** The names of the prompts that are known. */
  readonly names: () => readonly string[];
};

type Settings = Freshness & {
  readonly environment: string;
  /** Names what is kept in the cache: API, workspace and environment. */
  readonly place: string;
  readonly fallbacks: Readonly<Record<string, Fallback>>;
  readonly cache: SnapshotCache | undefined;
  readonly onChange: (names: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
  readonly onState: (state: SnapshotState) => void;
};

const none: GetOptions = {};

/** Keeps the prompts of an environment in memory, and serves from there. */
export const createPrompts = (
  api: Pick<Api, 'getSnapshot'>,
  effects: Effects,
  reporting: Reporting,
  settings: Settings,
) => {
  const { environment, place, fallbacks, cache, onChange, onError, onState } = settings;
  const { random } = effects;
  const store = createSnapshotStore();
  const fetchSnapshot = snapshotSource(api, environment);
  const fallbackPrompts = new WeakMap<Fallback, ServedPrompt>();
  let isRestored = cache === undefined;

  const take = (prompts: Parameters<typeof store.apply>[0]) => {
    const changed = store.apply(prompts);
    if (changed.length > 0) onChange(changed);
  };
  const restore = async () => {
    isRestored = true;
    const text = await cache?.read();
    const prompts = text === undefined ? undefined : readSnapshot(place, text);
    if (prompts) take(prompts);
  };

  const refresher = createRefresher(
    effects,
    settings,
    async () => {
      if (!isRestored) await restore().catch(onError);
      const { prompts, isChanged } = await fetchSnapshot();
      if (!isChanged) return;
      take(prompts);
      await cache?.write(writeSnapshot(place, prompts)).catch(onError);
    },
    onError,
    onState,
  );

  const notServed = (name: string): PromptgateError => {
    if (store.get(name)) {
      return new NotServedError('no_stable_version', `No version of ${name} is stable in ${environment} yet.`);
    }
    if (store.isKnown()) return new NotServedError('not_found', `There is no prompt ${name} in ${environment}.`);
    const cause = refresher.lastError();
    const why = cause instanceof Error ? `: ${cause.message}` : ' yet.';
    return new NotServedError('unavailable', `Nothing is known of ${environment}${why}`, { cause });
  };

  const fallbackFor = (name: string, given: Fallback | undefined): ServedPrompt => {
    const fallback = given ?? (Object.hasOwn(fallbacks, name) ? fallbacks[name] : undefined);
    if (!fallback) throw notServed(name);
    const known = fallbackPrompts.get(fallback);
    if (known?.name === name) return known;
    const prompt = fallbackPrompt(name, fallbackContent(fallback));
    fallbackPrompts.set(fallback, prompt);
    return prompt;
  };

  const getNow = (name: string, { subject, fallback }: GetOptions = none): ServedPrompt => {
    refresher.start();
    if (subject !== undefined) demandSubject(subject);
    const entry = store.get(name);
    return (entry && serve(entry, subject, reporting, random)) ?? fallbackFor(name, fallback);
  };

  const get = async (name: string, options?: GetOptions): Promise<ServedPrompt> => {
    const wait = refresher.wait();
    // Whoever need not wait is not kept for a turn of the event loop.
    if (wait) await wait;
    return getNow(name, options);
  };

  /** Who a subject is to the rollout that a token is of; undefined once it is over, and of any text that is no token. */
  const callerIn = (exposure: string, subject: string): number | undefined => {
    const [, name = '', , rolloutId] = exposure.split('~');
    const entry = store.get(name);
    return entry && entry.rolloutId === rolloutId ? callerOf(entry.seed, subject) : undefined;
  };

  const prompts: ServedPrompts = { get, getNow, names: store.names };
  return { prompts, refresher, callerIn, isKnown: store.isKnown };
};
