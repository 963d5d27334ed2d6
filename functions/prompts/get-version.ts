import type { Asked } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import type { VersionRepository } from '#shared/domain/version.ts';

type Dependencies = { readonly prompts: PromptRepository; readonly versions: VersionRepository };
type Command = Asked & { readonly workspace: string; readonly prompt: string; readonly version: number };

/** A version of a prompt that is not archived. @throws AppError `not_found`. */
export const getVersion = async (
  { prompts, versions }: Dependencies,
  { caller: { tenant }, workspace, prompt, version }: Command,
) => {
  const [found] = await Promise.all([
    versions.get(tenant, workspace, prompt, version),
    prompts.get(tenant, workspace, prompt),
  ]);
  return found;
};
