import type { Environment, EnvironmentRepository } from '../domain/environment.ts';
import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

export const environmentRow = (tenant: TenantContext, environment: Environment): Item => ({
  ...keys.environment(tenant, environment.workspace, environment.name),
  entity: 'ENVIRONMENT',
  ...environment,
});

const environmentOf = (item: Item): Environment => item as unknown as Environment;

const changed = () =>
  new AppError('conflict', 'The environment was changed at the same moment; read it again and retry.');

export const environmentRepository = (openTable: (tenant: TenantContext) => Table): EnvironmentRepository => ({
  get: async (tenant, workspace, name) => {
    const item = await openTable(tenant).get(keys.environment(tenant, workspace, name), { consistent: true });
    if (!item) throw notFound();
    return environmentOf(item);
  },

  list: async (tenant, workspace, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.workspace(tenant, workspace), prefix: 'ENVIRONMENT#', newestFirst: false },
      view: environmentOf,
    }),

  isInUse: async (tenant, workspace, name) => {
    const partition = partitions.serving(tenant, workspace, name);
    const records = await openTable(tenant).query({ partition, consistent: true });
    return records.some(({ stable, canary }) => Boolean(stable) || Boolean(canary));
  },

  create: async (tenant, environment, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: environmentRow(tenant, environment), when: 'absent' }],
      () => new AppError('environment_exists', `An environment named ${environment.name} exists in this workspace.`),
    ),

  save: async (tenant, environment, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: environmentRow(tenant, environment), when: { revision: environment.revision - 1 } }],
      changed,
    ),

  remove: async (tenant, environment, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        {
          delete: keys.environment(tenant, environment.workspace, environment.name),
          when: { revision: environment.revision, latestRollout: environment.latestRollout },
        },
      ],
      changed,
    ),
});
