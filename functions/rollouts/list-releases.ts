import type { Asked } from '#shared/domain/command.ts';
import type { ReleaseRepository } from '#shared/domain/release.ts';
import { releaseView } from './release-view.ts';

type Dependencies = { readonly releases: Pick<ReleaseRepository, 'list'> };
type Command = Asked & { readonly workspace: string; readonly prompt: string };

/** What each environment serves of a prompt, by the names of the environments; all of it is one page. */
export const listReleases = async ({ releases }: Dependencies, { caller, ...place }: Command) => {
  const found = await releases.list(caller.tenant, place);
  return { data: found.map(releaseView), nextCursor: null };
};
