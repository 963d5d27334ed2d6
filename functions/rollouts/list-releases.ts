import type { Asked } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import type { ReleaseRepository } from '#shared/domain/release.ts';
import { releaseView } from './release-view.ts';

type Dependencies = {
  readonly prompts: Pick<PromptRepository, 'get'>;
  readonly releases: Pick<ReleaseRepository, 'list'>;
};
type Command = Asked & { readonly workspace: string; readonly prompt: string };

/** What each environment serves of a prompt, by the names of the environments; all of it is one page. @throws AppError `not_found` */
export const listReleases = async ({ prompts, releases }: Dependencies, { caller, ...place }: Command) => {
  await prompts.get(caller.tenant, place.workspace, place.prompt);
  const found = await releases.list(caller.tenant, place);
  return { data: found.map(releaseView), nextCursor: null };
};
