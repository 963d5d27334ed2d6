import type { ApiKey, ApiKeyLock, ApiKeyLocks, ApiKeyRepository } from '../domain/api-key.ts';
import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { directoryKeys, keys, listKey, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

const rowOf = (tenant: TenantContext, key: ApiKey): Item => ({
  ...keys.apiKey(tenant, key.id),
  ...listKey(tenant, partitions.apiKeys(tenant, key.workspace), key.id),
  entity: 'APIKEY',
  ...key,
});

const apiKeyOf = (item: Item): ApiKey => item as unknown as ApiKey;

export const apiKeyRepository = (openTable: (tenant: TenantContext) => Table): ApiKeyRepository => ({
  find: async (tenant, id) => {
    const item = await openTable(tenant).get(keys.apiKey(tenant, id), { consistent: true });
    return item && apiKeyOf(item);
  },

  list: async (tenant, workspace, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.apiKeys(tenant, workspace), index: 'list' },
      view: apiKeyOf,
    }),

  get: async (tenant, workspace, id) => {
    const item = await openTable(tenant).get(keys.apiKey(tenant, id), { consistent: true });
    if (!item || apiKeyOf(item).workspace !== workspace) throw notFound();
    return apiKeyOf(item);
  },

  create: async (tenant, key, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: rowOf(tenant, key), when: 'absent' }],
      () => new AppError('conflict', 'This API key exists already.'),
    ),

  remove: async (tenant, { id }, journal) =>
    commit(openTable(tenant), tenant, journal, [{ delete: keys.apiKey(tenant, id), when: 'present' }], notFound),
});

/** {@link ApiKeyLocks} over the directory. */
export const apiKeyLocks = (directory: Table): ApiKeyLocks => ({
  get: async (keyId) => {
    const item = await directory.get(directoryKeys.apiKey(keyId), { consistent: true });
    return item as ApiKeyLock | undefined;
  },
  put: async (lock) =>
    directory.transact([{ put: { ...directoryKeys.apiKey(lock.keyId), entity: 'LOCK', ...lock }, when: 'absent' }]),
  remove: async (keyId) => directory.transact([{ delete: directoryKeys.apiKey(keyId) }]),
});
