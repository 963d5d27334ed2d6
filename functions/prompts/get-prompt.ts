import type { Asked } from '#shared/domain/command.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';

type Command = Asked & { readonly workspace: string; readonly prompt: string };

/** A prompt by its name. @throws AppError `not_found`. */
export const getPrompt = async ({ prompts }: { readonly prompts: PromptRepository }, command: Command) =>
  prompts.get(command.caller.tenant, command.workspace, command.prompt);
