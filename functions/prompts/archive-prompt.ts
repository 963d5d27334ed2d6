import { promptArchived } from '#events/index.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import { counted } from '#shared/domain/quota.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly prompts: PromptRepository };
type Command = Asked & { readonly workspace: string; readonly prompt: string };

/** Archives a prompt: from here on it is not found. @throws AppError `not_found`, `in_use`, `conflict`. */
export const archivePrompt = async (
  { prompts, ...effects }: Dependencies,
  { caller, workspace, prompt: name }: Command,
) => {
  const prompt = await prompts.get(caller.tenant, workspace, name);
  const next = { ...prompt, archived: true, revision: prompt.revision + 1 };
  const counts = counted(caller.plan, { prompts: -1 }, effects.now());
  const deed = { action: 'prompt.archive', target: prompt.id, workspace, change: { name }, counts };
  const journal = journalFor(effects, caller, deed, (tell) => [tell(promptArchived, { prompt: name })]);
  await prompts.archive(caller.tenant, next, journal);
};
