import { AppError } from '../domain/errors.ts';
import type { ProviderKey, ProviderKeyRepository } from '../domain/provider-key.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, listKey, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

const rowOf = (tenant: TenantContext, key: ProviderKey): Item => ({
  ...keys.providerKey(tenant, key.workspace, key.provider),
  ...listKey(tenant, partitions.providerKeys(tenant, key.workspace), key.id),
  entity: 'PROVIDERKEY',
  ...key,
});

const keyOf = (item: Item): ProviderKey => item as unknown as ProviderKey;

const conflict = () =>
  new AppError('conflict', 'The provider key was changed at the same moment; read it again and retry.');

export const providerKeyRepository = (openTable: (tenant: TenantContext) => Table): ProviderKeyRepository => ({
  find: async (tenant, workspace, provider) => {
    const item = await openTable(tenant).get(keys.providerKey(tenant, workspace, provider), { consistent: true });
    return item && keyOf(item);
  },

  list: async (tenant, workspace, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.providerKeys(tenant, workspace), index: 'list' },
      view: keyOf,
    }),

  save: async (tenant, key, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: rowOf(tenant, key), when: key.revision === 1 ? 'absent' : { revision: key.revision - 1 } }],
      conflict,
    ),

  delete: async (tenant, key, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ delete: keys.providerKey(tenant, key.workspace, key.provider), when: { revision: key.revision } }],
      conflict,
    ),
});
