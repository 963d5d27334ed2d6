import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Workspace, WorkspaceRepository } from '../domain/workspace.ts';
import { commit } from './commit.ts';
import { environmentRow } from './environment-repository.ts';
import { keys, listKey, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

export const workspaceRow = (tenant: TenantContext, workspace: Workspace): Item => ({
  ...keys.workspace(tenant, workspace.slug),
  ...listKey(tenant, partitions.workspaces(tenant), workspace.id),
  entity: 'WORKSPACE',
  ...workspace,
});

const workspaceOf = (item: Item): Workspace => item as unknown as Workspace;

export const workspaceRepository = (openTable: (tenant: TenantContext) => Table): WorkspaceRepository => ({
  get: async (tenant, slug) => {
    const item = await openTable(tenant).get(keys.workspace(tenant, slug), { consistent: true });
    if (!item) throw notFound();
    return workspaceOf(item);
  },

  list: async (tenant, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.workspaces(tenant), index: 'list' },
      view: workspaceOf,
    }),

  create: async (tenant, workspace, environments, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        { put: workspaceRow(tenant, workspace), when: 'absent' },
        ...environments.map((environment) => ({
          put: environmentRow(tenant, environment),
          when: 'absent' as const,
        })),
      ],
      () => new AppError('workspace_exists', `A workspace named ${workspace.slug} exists in this organisation.`),
    ),

  save: async (tenant, workspace, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: workspaceRow(tenant, workspace), when: { revision: workspace.revision - 1 } }],
      () => new AppError('conflict', 'The workspace was changed at the same moment; read it again and retry.'),
    ),
});
