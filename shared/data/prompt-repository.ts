import { AppError, notFound } from '../domain/errors.ts';
import { isListed, type Prompt, type PromptRepository } from '../domain/prompt.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, listKey, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

const rowOf = (tenant: TenantContext, prompt: Prompt): Item => ({
  ...keys.prompt(tenant, prompt.workspace, prompt.name),
  ...listKey(tenant, partitions.prompts(tenant, prompt.workspace), prompt.id),
  entity: 'PROMPT',
  ...prompt,
});

const promptOf = (item: Item): Prompt => item as unknown as Prompt;

export const promptRepository = (openTable: (tenant: TenantContext) => Table): PromptRepository => ({
  get: async (tenant, workspace, name) => {
    const item = await openTable(tenant).get(keys.prompt(tenant, workspace, name), { consistent: true });
    if (!item || promptOf(item).archived) throw notFound();
    return promptOf(item);
  },

  list: async (tenant, workspace, filter, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.prompts(tenant, workspace), index: 'list' },
      filter,
      where: (item) => isListed(promptOf(item), filter),
      view: promptOf,
    }),

  create: async (tenant, prompt, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: rowOf(tenant, prompt), when: 'absent' }],
      () => new AppError('prompt_exists', `A prompt named ${prompt.name} exists in this workspace.`),
    ),

  save: async (tenant, prompt, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: rowOf(tenant, prompt), when: { revision: prompt.revision - 1 } }],
      () => new AppError('conflict', 'The prompt was changed at the same moment; read it again and retry.'),
    ),
});
