import { type Entry, entryOf } from './entry.ts';
import type { SnapshotPrompt } from './prompt.ts';

/** What is known of an environment. */
export type SnapshotStore = {
  readonly get: (name: string) => Entry | undefined;
  readonly names: () => readonly string[];
  /** Whether any snapshot was ever taken over. */
  readonly isKnown: () => boolean;
  /**
   * Takes a whole snapshot over, but for prompts that it knows at a later epoch: no prompt ever goes back, whatever the
   * order in which snapshots come.
   * @returns the names of prompts that are served otherwise than before
   */
  readonly apply: (prompts: readonly SnapshotPrompt[]) => readonly string[];
};

export const createSnapshotStore = (): SnapshotStore => {
  let prompts: ReadonlyMap<string, SnapshotPrompt> = new Map();
  /** Those that were asked for, made ready: an application uses few of the prompts of a large environment. */
  let entries = new Map<string, Entry>();
  /** Those that were made ready of an earlier snapshot; what is parsed of them is kept. */
  let earlier: ReadonlyMap<string, Entry> = new Map();
  let isKnown = false;
  /** The latest epochs of prompts that have gone, which may come again. */
  const gone = new Map<string, number>();

  const latest = (prompt: SnapshotPrompt): SnapshotPrompt | undefined => {
    const known = prompts.get(prompt.prompt);
    return prompt.epoch < (known?.epoch ?? gone.get(prompt.prompt) ?? 0) ? known : prompt;
  };

  const makeReady = (name: string): Entry | undefined => {
    const prompt = prompts.get(name);
    if (!prompt) return undefined;
    const entry = entryOf(prompt, earlier.get(name));
    entries.set(name, entry);
    return entry;
  };

  return {
    get: (name) => entries.get(name) ?? makeReady(name),
    names: () => [...prompts.keys()],
    isKnown: () => isKnown,
    apply: (snapshot) => {
      const before = prompts;
      const after = new Map<string, SnapshotPrompt>();
      for (const given of snapshot) {
        const prompt = latest(given);
        if (prompt) after.set(prompt.prompt, prompt);
      }
      for (const [name, { epoch }] of before) if (!after.has(name)) gone.set(name, epoch);
      const made = [...earlier, ...entries].filter(([name]) => after.has(name));
      earlier = new Map(made);
      entries = new Map(made.filter(([name]) => before.get(name) === after.get(name) && entries.has(name)));
      prompts = after;
      isKnown = true;
      const names = new Set([...before.keys(), ...after.keys()]);
      return [...names].filter((name) => before.get(name)?.epoch !== after.get(name)?.epoch);
    },
  };
};
