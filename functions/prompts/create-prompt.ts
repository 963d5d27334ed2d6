import { promptCreated } from '#events/index.ts';
import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import type { Prompt, PromptRepository } from '#shared/domain/prompt.ts';
import { counted } from '#shared/domain/quota.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly prompts: PromptRepository };
type Command = Asked & {
  readonly workspace: string;
  readonly body: { readonly name: string; readonly description: string; readonly tags: readonly string[] };
};

/** Creates a prompt without a version. @throws AppError `prompt_exists`, `quota_exceeded`. */
export const createPrompt = async ({ prompts, ...effects }: Dependencies, { caller, workspace, body }: Command) => {
  const prompt: Prompt = {
    ...body,
    id: effects.newId('prompt'),
    workspace,
    latestVersion: 0,
    archived: false,
    revision: 1,
    createdAt: effects.now().toISOString(),
    createdBy: actorOf(caller.principal),
  };
  const counts = counted(caller.plan, { prompts: 1 }, effects.now());
  const deed = { action: 'prompt.create', target: prompt.id, workspace, change: { name: body.name }, counts };
  await prompts.create(
    caller.tenant,
    prompt,
    journalFor(effects, caller, deed, (tell) => [tell(promptCreated, { prompt: body.name })]),
  );
  return prompt;
};
