import type { ApiKey, CreatedApiKeys } from '../domain/api-key.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys, partitions } from './keys.ts';
import type { Table } from './table.ts';

/** Every key of the organisation is read for it: there are few, and it is asked when somebody leaves. */
export const createdApiKeys =
  (openTable: (tenant: TenantContext) => Table): CreatedApiKeys =>
  async (tenant, userId) => {
    const range = { partition: partitions.organisation(tenant), prefix: keys.apiKey(tenant, '').SK, consistent: true };
    const items = (await openTable(tenant).query(range)) as unknown as readonly ApiKey[];
    return items.filter(({ createdBy }) => createdBy.type === 'user' && createdBy.id === userId);
  };
