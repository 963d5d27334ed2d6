import { notFound } from '../domain/errors.ts';
import type { Scan, ScanRepository } from '../domain/scan.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

/** Reports can be long; forty of them always fit into one answer. */
const mostOnPage = 40;

export const scanRow = (tenant: TenantContext, scan: Scan): Item => ({
  ...keys.scan(tenant, scan.workspace, scan.prompt, scan.version, scan.id),
  entity: 'SCAN',
  ...scan,
});

const scanOf = (item: Item): Scan => item as unknown as Scan;

export const scanRepository = (openTable: (tenant: TenantContext) => Table): ScanRepository => ({
  get: async (tenant, workspace, prompt, version, id) => {
    const item = await openTable(tenant).get(keys.scan(tenant, workspace, prompt, version, id), { consistent: true });
    if (!item) throw notFound();
    return scanOf(item);
  },

  list: async (tenant, workspace, prompt, version, request) =>
    page(openTable(tenant), {
      ...request,
      limit: Math.min(request.limit, mostOnPage),
      range: {
        partition: partitions.prompt(tenant, workspace, prompt),
        prefix: keys.scan(tenant, workspace, prompt, version, '').SK,
        consistent: true,
      },
      view: scanOf,
    }),
});
