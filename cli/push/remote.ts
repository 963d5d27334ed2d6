import type { Api } from '#sdk/api/create-api.ts';
import { paginate } from '#sdk/api/paginate.ts';
import type { Fragments, Prompts, Versions } from '#sdk/api/types.generated.ts';
import { fewAtATime } from '../terminal/few-at-a-time.ts';

export type VersionSummary = Versions['data'][number];

/** A prompt as the service has it, with its newest version if there is one. */
export type RemotePrompt = Prompts['data'][number] & { readonly latest: VersionSummary | undefined };

/** A fragment as the service has it, with the content hash of its newest version if there is one. */
export type RemoteFragment = Fragments['data'][number] & { readonly contentHash: string | undefined };

/** What there is in the workspace, by name. */
export type Remote = {
  readonly prompts: ReadonlyMap<string, RemotePrompt>;
  readonly fragments: ReadonlyMap<string, RemoteFragment>;
};

type Names = { readonly prompts: readonly string[]; readonly fragments: readonly string[] };

const named = async <Item extends { readonly name: string }>(
  list: AsyncIterable<Item>,
  names: readonly string[],
): Promise<readonly Item[]> => {
  const wanted = new Set(names);
  const found: Item[] = [];
  if (wanted.size === 0) return found;
  for await (const item of list) if (wanted.has(item.name)) found.push(item);
  return found;
};

const byName = <Item extends { readonly name: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.name, item]));

/** Reads what there is of these names; two requests and one for each prompt, however many versions there are. */
export const readRemote = async (api: Api, names: Names): Promise<Remote> => {
  const prompts = await named(paginate(api.listPrompts, { limit: 100 }), names.prompts);
  const fragments = await named(paginate(api.listFragments, { limit: 100 }), names.fragments);
  return {
    prompts: byName(
      await fewAtATime(prompts, async (prompt) => {
        const page = prompt.latestVersion > 0 && (await api.listVersions({ prompt: prompt.name, limit: 1 }));
        return { ...prompt, latest: page ? page.data[0] : undefined };
      }),
    ),
    fragments: byName(
      await fewAtATime(fragments, async (fragment) => {
        const page =
          fragment.latestVersion > 0 && (await api.listFragmentVersions({ fragment: fragment.name, limit: 1 }));
        return { ...fragment, contentHash: page ? page.data[0]?.contentHash : undefined };
      }),
    ),
  };
};
