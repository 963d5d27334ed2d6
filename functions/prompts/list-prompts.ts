import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { PromptFilter, PromptRepository } from '#shared/domain/prompt.ts';

type Command = Asked & { readonly workspace: string; readonly query: PromptFilter & PageRequest };

/** The prompts of a workspace, newest first, without the archived ones. */
export const listPrompts = async (
  { prompts }: { readonly prompts: PromptRepository },
  { caller, workspace, query: { tag, q, ...page } }: Command,
) => prompts.list(caller.tenant, workspace, { tag, q }, page);
