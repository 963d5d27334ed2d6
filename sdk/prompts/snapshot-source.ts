import type { Api } from '../api/create-api.ts';
import type { Snapshot } from '../api/types.generated.ts';
import { etagOf } from '../http/answer.ts';
import type { SnapshotPrompt } from './prompt.ts';

type Fetched = {
  readonly prompts: readonly SnapshotPrompt[];
  /** Whether any page is other than the last time. */
  readonly isChanged: boolean;
};

/** Fetches a whole snapshot. @throws PromptgateError when a single page of it cannot be had */
export type FetchSnapshot = () => Promise<Fetched>;

/** Fetches all pages of an environment's snapshot, and of those that have not changed only the word that they have not. */
export const snapshotSource = (api: Pick<Api, 'getSnapshot'>, environment: string): FetchSnapshot => {
  let known: ReadonlyMap<string | undefined, Snapshot> = new Map();

  const fetchPage = async (cursor: string | undefined): Promise<Snapshot> => {
    const page = known.get(cursor);
    const tag = page && etagOf(page);
    const place = { environment, cursor };
    if (page === undefined || tag === undefined) return api.getSnapshot(place);
    return (await api.getSnapshot(place, { ifNoneMatch: tag })) ?? page;
  };

  return async () => {
    const pages = new Map<string | undefined, Snapshot>();
    let cursor: string | undefined;
    do {
      const page = await fetchPage(cursor);
      pages.set(cursor, page);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const isChanged = pages.size !== known.size || [...pages].some(([at, page]) => known.get(at) !== page);
    known = pages;
    return { prompts: [...pages.values()].flatMap(({ prompts }) => prompts), isChanged };
  };
};
