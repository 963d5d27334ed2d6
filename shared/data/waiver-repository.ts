import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Waiver } from '../domain/waiver.ts';
import type { WaiverRepository } from '../domain/waiver-repository.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';
import { writesOf } from './version-changes.ts';
import { waiverRow } from './waiver-row.ts';

const waiverOf = (item: Item): Waiver => item as unknown as Waiver;

const changed = () => new AppError('conflict', 'The waiver was changed at the same moment; read it again and retry.');

export const waiverRepository = (openTable: (tenant: TenantContext) => Table): WaiverRepository => {
  const rangeOf = (tenant: TenantContext, workspace: string) => ({
    partition: partitions.waivers(tenant, workspace),
    prefix: 'WAIVER#',
    consistent: true,
  });

  return {
    all: async (tenant, workspace) => (await openTable(tenant).query(rangeOf(tenant, workspace))).map(waiverOf),

    getMany: async (tenant, workspace, ids) => {
      if (ids.length === 0) return [];
      const items = await openTable(tenant).getMany(ids.map((id) => keys.waiver(tenant, workspace, id)));
      return items.flatMap((item) => (item ? [waiverOf(item)] : []));
    },

    get: async (tenant, workspace, id) => {
      const item = await openTable(tenant).get(keys.waiver(tenant, workspace, id), { consistent: true });
      if (!item) throw notFound();
      return waiverOf(item);
    },

    list: async (tenant, workspace, request) =>
      page(openTable(tenant), { ...request, range: rangeOf(tenant, workspace), view: waiverOf }),

    save: async (tenant, waiver, rescan, journal) => {
      const when = waiver.revision === 1 ? 'absent' : { revision: waiver.revision - 1 };
      const writes = [{ put: waiverRow(tenant, waiver), when } as const, ...writesOf(tenant, rescan)];
      await commit(openTable(tenant), tenant, journal, writes, changed);
    },

    remove: async (tenant, { workspace, id, revision }, rescan, journal) => {
      const writes = [{ delete: keys.waiver(tenant, workspace, id), when: { revision } }, ...writesOf(tenant, rescan)];
      await commit(openTable(tenant), tenant, journal, writes, changed);
    },
  };
};
