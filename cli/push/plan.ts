import type { FoundPrompts, LocalFragment } from '../prompts/find-prompts.ts';
import type { LocalPrompt } from '../prompts/local-prompt.ts';
import type { Remote, RemotePrompt } from './remote.ts';

/** What becomes of a prompt or fragment: it is made, gets its next version, or stays as it is. */
export type Action = 'create' | 'change' | 'keep';

export type PlannedPrompt = {
  readonly action: Action;
  readonly prompt: LocalPrompt;
  readonly remote: RemotePrompt | undefined;
  /** Whether the file says another description or other tags than the service has. */
  readonly describes: boolean;
};

export type PlannedFragment = { readonly action: Action; readonly fragment: LocalFragment; readonly from: number };

export type Plan = { readonly fragments: readonly PlannedFragment[]; readonly prompts: readonly PlannedPrompt[] };

const actionFor = (exists: boolean, hash: string | undefined, wanted: string): Action => {
  if (!exists) return 'create';
  return hash === wanted ? 'keep' : 'change';
};

const differs = ({ description, tags }: LocalPrompt, remote: RemotePrompt): boolean =>
  (description !== undefined && description !== remote.description) ||
  (tags !== undefined && JSON.stringify(tags) !== JSON.stringify(remote.tags));

/** What has to be done so that the service has what the files say; nothing is ever taken away. */
export const planOf = ({ prompts, fragments }: FoundPrompts, remote: Remote): Plan => ({
  fragments: fragments.map((fragment) => {
    const there = remote.fragments.get(fragment.name);
    const action = actionFor(there !== undefined, there?.contentHash, fragment.contentHash);
    return { action, fragment, from: there?.latestVersion ?? 0 };
  }),
  prompts: prompts.map((prompt) => {
    const there = remote.prompts.get(prompt.name);
    const action = actionFor(there !== undefined, there?.latest?.contentHash, prompt.contentHash);
    return { action, prompt, remote: there, describes: there !== undefined && differs(prompt, there) };
  }),
});
