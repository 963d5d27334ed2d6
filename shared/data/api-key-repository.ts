import type { ApiKey, ApiKeyLock, ApiKeyLocks, ApiKeyReader, ApiKeyRepository, UsedApiKey } from '../domain/api-key.ts';
import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { directoryKeys, keys, listKey, partitions } from './keys.ts';
import { organisationOf } from './organisation-row.ts';
import { page } from './page.ts';
import type { Item, Table, Write } from './table.ts';
import { usedAtOf } from './use-notes.ts';

const rowOf = (tenant: TenantContext, key: ApiKey): Item => ({
  ...keys.apiKey(tenant, key.id),
  ...listKey(tenant, partitions.apiKeys(tenant, key.workspace), key.id),
  entity: 'APIKEY',
  ...key,
});

/** Whoever is removed or suspended makes no key at that moment: their keys have been looked for by then. */
const creatorCheck = (tenant: TenantContext, { createdBy }: ApiKey): Write[] =>
  createdBy.type === 'user' ? [{ check: keys.member(tenant, createdBy.id), when: { status: 'active' } }] : [];

const apiKeyOf = (item: Item): ApiKey => item as unknown as ApiKey;
const usedApiKeyOf = (key: ApiKey, use: Item | undefined): UsedApiKey => ({ ...key, lastUsedAt: usedAtOf(use) });

/** {@link ApiKeyReader} over the organisation's own rows. */
export const apiKeyReader = (openTable: (tenant: TenantContext) => Table): ApiKeyReader => ({
  standingOf: async (tenant, id) => {
    const [key, organisation] = await openTable(tenant).getMany([keys.apiKey(tenant, id), keys.organisation(tenant)]);
    return { key: key && apiKeyOf(key), organisation: organisation && organisationOf(organisation) };
  },
});

export const apiKeyRepository = (openTable: (tenant: TenantContext) => Table): ApiKeyRepository => ({
  find: async (tenant, id) => {
    const item = await openTable(tenant).get(keys.apiKey(tenant, id), { consistent: true });
    return item && apiKeyOf(item);
  },

  list: async (tenant, workspace, request) => {
    const table = openTable(tenant);
    const { data, nextCursor } = await page(table, {
      ...request,
      range: { partition: partitions.apiKeys(tenant, workspace), index: 'list' },
      view: apiKeyOf,
    });
    const uses = data.length > 0 ? await table.getMany(data.map(({ id }) => keys.use(tenant, id))) : [];
    return { data: data.map((key, index) => usedApiKeyOf(key, uses[index])), nextCursor };
  },

  get: async (tenant, workspace, id) => {
    const [item, use] = await openTable(tenant).getMany([keys.apiKey(tenant, id), keys.use(tenant, id)]);
    if (!item || apiKeyOf(item).workspace !== workspace) throw notFound();
    return usedApiKeyOf(apiKeyOf(item), use);
  },

  create: async (tenant, key, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: rowOf(tenant, key), when: 'absent' }, ...creatorCheck(tenant, key)],
      (position) =>
        position === 0
          ? new AppError('conflict', 'This API key exists already.')
          : new AppError('forbidden', 'You are no member of this organisation any more.'),
    ),

  remove: async (tenant, { id }, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ delete: keys.apiKey(tenant, id), when: 'present' }, { delete: keys.use(tenant, id) }],
      notFound,
    ),
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
