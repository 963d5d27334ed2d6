import type { SnapshotPrompt } from './prompt.ts';

/** Where the last snapshot is kept beyond the life of a process: a file, or whatever a runtime has. */
export type SnapshotCache = {
  /** What was written last; undefined when nothing was. */
  readonly read: () => Promise<string | undefined>;
  readonly write: (text: string) => Promise<void>;
};

const format = 1;

type Kept = { readonly format: number; readonly place: string; readonly prompts: readonly SnapshotPrompt[] };

export const writeSnapshot = (place: string, prompts: readonly SnapshotPrompt[]): string =>
  JSON.stringify({ format, place, prompts } satisfies Kept);

/** The prompts that were kept of this place; undefined for those of another, and for what is none. @throws SyntaxError */
export const readSnapshot = (place: string, text: string): readonly SnapshotPrompt[] | undefined => {
  const kept = JSON.parse(text) as Partial<Kept> | null;
  return kept?.format === format && kept.place === place && Array.isArray(kept.prompts) ? kept.prompts : undefined;
};
