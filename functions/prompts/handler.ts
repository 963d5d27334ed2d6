import { promptRoutes } from '#shared/contracts/prompts.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { createPrompt } from './create-prompt.ts';
import { getPrompt } from './get-prompt.ts';
import { listPrompts } from './list-prompts.ts';
import { updatePrompt } from './update-prompt.ts';

export const handler = httpFunction(
  promptRoutes,
  { createPrompt, getPrompt, listPrompts, updatePrompt },
  { ...effects, prompts: promptRepository(openTable) },
  { effects, log, openTable },
);
