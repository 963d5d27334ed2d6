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
  let entries: ReadonlyMap<string, Entry> = new Map();
  let isKnown = false;
  /** The latest epoch of every prompt that was ever seen, of those that have gone too. */
  const epochs = new Map<string, number>();

  const latest = (prompt: SnapshotPrompt): Entry | undefined => {
    const known = entries.get(prompt.prompt);
    if (prompt.epoch < (epochs.get(prompt.prompt) ?? 0)) return known;
    epochs.set(prompt.prompt, prompt.epoch);
    return entryOf(prompt, known);
  };

  return {
    get: (name) => entries.get(name),
    names: () => [...entries.keys()],
    isKnown: () => isKnown,
    apply: (prompts) => {
      const before = entries;
      const after = prompts.flatMap((prompt) => {
        const entry = latest(prompt);
        return entry ? [[entry.name, entry] as const] : [];
      });
      entries = new Map(after);
      isKnown = true;
      const names = new Set([...before.keys(), ...entries.keys()]);
      return [...names].filter((name) => before.get(name)?.epoch !== entries.get(name)?.epoch);
    },
  };
};
