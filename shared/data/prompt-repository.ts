import { AppError, notFound } from '../domain/errors.ts';
import { isListed, type Prompt, type PromptRepository } from '../domain/prompt.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, listKey, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Key, Table } from './table.ts';

const rowOf = (tenant: TenantContext, prompt: Prompt): Item => ({
  ...keys.prompt(tenant, prompt.workspace, prompt.name),
  ...listKey(tenant, partitions.prompts(tenant, prompt.workspace), prompt.id),
  entity: 'PROMPT',
  ...prompt,
});

const promptOf = (item: Item): Prompt => item as unknown as Prompt;

const changed = () => new AppError('conflict', 'The prompt was changed at the same moment; read it again and retry.');
const inUse = () => new AppError('in_use', 'An environment serves this prompt, or a rollout of it is in progress.');

/** Where a release or a running rollout of the prompt would be: in every environment there is. */
const usesOf = async (table: Table, tenant: TenantContext, { workspace, name }: Prompt): Promise<readonly Key[]> => {
  const environments = await table.query({
    partition: partitions.workspace(tenant, workspace),
    prefix: keys.environment(tenant, workspace, '').SK,
    consistent: true,
  });
  return environments.flatMap((environment) => [
    keys.release(tenant, workspace, name, String(environment['name'])),
    keys.activeRollout(tenant, workspace, name, String(environment['name'])),
  ]);
};

/** Of environments that exist no more, too. */
const isUsed = async (table: Table, tenant: TenantContext, { workspace, name }: Prompt): Promise<boolean> => {
  const partition = partitions.prompt(tenant, workspace, name);
  const found = await Promise.all(
    ['RELEASE#', 'ACTIVE#'].map((prefix) => table.query({ partition, prefix, limit: 1, consistent: true })),
  );
  return found.flat().length > 0;
};

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
      changed,
    ),

  archive: async (tenant, prompt, journal) => {
    const table = openTable(tenant);
    if (await isUsed(table, tenant, prompt)) throw inUse();
    const uses = await usesOf(table, tenant, prompt);
    await commit(
      table,
      tenant,
      journal,
      [
        { put: rowOf(tenant, prompt), when: { revision: prompt.revision - 1 } },
        ...uses.map((key) => ({ check: key, when: 'absent' as const })),
      ],
      (position) => (position === 0 ? changed() : inUse()),
    );
  },
});
