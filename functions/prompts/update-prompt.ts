import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly prompts: PromptRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly body: { readonly description?: string | undefined; readonly tags?: readonly string[] | undefined };
};

/** Changes the description or the tags of a prompt. @throws AppError `not_found`, `precondition_failed`, `conflict`. */
export const updatePrompt = async (
  { prompts, ...effects }: Dependencies,
  { caller, workspace, prompt: name, body, precondition }: Command,
) => {
  const prompt = await prompts.get(caller.tenant, workspace, name);
  precondition(prompt);
  const { description = prompt.description, tags = prompt.tags } = body;
  const next = { ...prompt, description, tags, revision: prompt.revision + 1 };
  // A description is a text of its writer's: the trail says that it was changed, and no more.
  const change = { fields: Object.keys(body), tags };
  const deed = { action: 'prompt.update', target: prompt.id, workspace, change };
  await prompts.save(caller.tenant, next, journalFor(effects, caller, deed));
  return next;
};
