import { AppError, notFound } from '../domain/errors.ts';
import { type Export, type ExportRepository, lapsesAt } from '../domain/export.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table, Write } from './table.ts';

const exportOf = (item: Item): Export => item as unknown as Export;

const rowOf = (tenant: TenantContext, exported: Export): Item => ({
  ...keys.export(tenant, exported.id),
  entity: 'EXPORT',
  ...exported,
});

const conflict = (message: string) => () => new AppError('conflict', message);

/** The claim to be the one export that runs: it is free, or its holder has died. */
const claimOf = async (table: Table, tenant: TenantContext, { id, createdAt }: Export): Promise<Write> => {
  const claim: Item = { ...keys.runningExport(tenant), entity: 'RUNNING', export: id, createdAt };
  const held = await table.get(keys.runningExport(tenant), { consistent: true });
  if (held === undefined) return { put: claim, when: 'absent' };
  const isDead = lapsesAt({ createdAt: String(held['createdAt']) }) <= new Date(createdAt);
  return { put: claim, when: isDead ? { export: String(held['export']) } : 'absent' };
};

export const exportRepository = (openTable: (tenant: TenantContext) => Table): ExportRepository => ({
  get: async (tenant, id) => {
    const item = await openTable(tenant).get(keys.export(tenant, id), { consistent: true });
    if (!item) throw notFound();
    return exportOf(item);
  },

  list: async (tenant, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.exports(tenant), prefix: 'EXPORT#' },
      view: exportOf,
    }),

  start: async (tenant, exported, journal) => {
    const table = openTable(tenant);
    const writes: Write[] = [
      await claimOf(table, tenant, exported),
      { put: rowOf(tenant, exported), when: 'absent' },
      { check: keys.organisation(tenant), when: 'present' },
    ];
    const running = conflict('An export is running already; wait for its end.');
    await commit(table, tenant, journal, writes, (position) => (position === 0 ? running() : notFound()));
  },

  end: async (tenant, exported, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        { put: rowOf(tenant, exported), when: { revision: exported.revision - 1 } },
        { delete: keys.runningExport(tenant), when: { export: exported.id } },
      ],
      conflict('The export has ended already.'),
    ),
});
