import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import type { VersionRepository } from '#shared/domain/version.ts';

type Dependencies = { readonly prompts: PromptRepository; readonly versions: VersionRepository };
type Command = Asked & { readonly workspace: string; readonly prompt: string; readonly query: PageRequest };

/** The versions of a prompt, newest first. @throws AppError `not_found`. */
export const listVersions = async (
  { prompts, versions }: Dependencies,
  { caller: { tenant }, workspace, prompt, query }: Command,
) => {
  await prompts.get(tenant, workspace, prompt);
  return versions.list(tenant, workspace, prompt, query);
};
