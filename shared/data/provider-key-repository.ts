import { AppError } from '../domain/errors.ts';
import type { ProviderKey, ProviderKeyRepository } from '../domain/provider-key.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, listKey, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';
import { usedAtOf } from './use-notes.ts';

const rowOf = (tenant: TenantContext, key: ProviderKey): Item => ({
  ...keys.providerKey(tenant, key.workspace, key.provider),
  ...listKey(tenant, partitions.providerKeys(tenant, key.workspace), key.id),
  entity: 'PROVIDERKEY',
  ...key,
});

const keyOf = (item: Item): ProviderKey => item as unknown as ProviderKey;
const usedKeyOf = (key: ProviderKey, use: Item | undefined): ProviderKey => ({ ...key, lastUsedAt: usedAtOf(use) });

const conflict = () =>
  new AppError('conflict', 'The provider key was changed at the same moment; read it again and retry.');

export const providerKeyRepository = (openTable: (tenant: TenantContext) => Table): ProviderKeyRepository => ({
  find: async (tenant, workspace, provider) => {
    const table = openTable(tenant);
    const item = await table.get(keys.providerKey(tenant, workspace, provider), { consistent: true });
    return item && usedKeyOf(keyOf(item), await table.get(keys.use(tenant, keyOf(item).id)));
  },

  list: async (tenant, workspace, request) => {
    const table = openTable(tenant);
    const { data, nextCursor } = await page(table, {
      ...request,
      range: { partition: partitions.providerKeys(tenant, workspace), index: 'list' },
      view: keyOf,
    });
    const uses = data.length > 0 ? await table.getMany(data.map(({ id }) => keys.use(tenant, id))) : [];
    return { data: data.map((key, index) => usedKeyOf(key, uses[index])), nextCursor };
  },

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
      [
        { delete: keys.providerKey(tenant, key.workspace, key.provider), when: { revision: key.revision } },
        { delete: keys.use(tenant, key.id) },
      ],
      conflict,
    ),
});
