import { notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Version, VersionRepository } from '../domain/version.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

export const versionRow = (tenant: TenantContext, version: Version): Item => ({
  ...keys.version(tenant, version.workspace, version.prompt, version.version),
  entity: 'VERSION',
  ...version,
});

const looksBack = 50;

const versionOf = (item: Item): Version => item as unknown as Version;

export const versionRepository = (openTable: (tenant: TenantContext) => Table): VersionRepository => ({
  get: async (tenant, workspace, prompt, version) => {
    const item = await openTable(tenant).get(keys.version(tenant, workspace, prompt, version), { consistent: true });
    if (!item) throw notFound();
    return versionOf(item);
  },

  list: async (tenant, workspace, prompt, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.prompt(tenant, workspace, prompt), prefix: 'VERSION#', consistent: true },
      view: versionOf,
    }),

  latestApproved: async (tenant, workspace, prompt, before) => {
    const { PK, SK } = keys.version(tenant, workspace, prompt, before);
    const items = await openTable(tenant).query({
      partition: PK,
      prefix: 'VERSION#',
      after: SK,
      newestFirst: true,
      limit: looksBack,
      consistent: true,
    });
    return items.map(versionOf).find(({ status }) => status === 'approved');
  },
});
