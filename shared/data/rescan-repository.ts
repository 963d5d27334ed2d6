import { AppError } from '../domain/errors.ts';
import type { Rescan, RescanRepository } from '../domain/rescan.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { servingRecordOf } from './serving-repository.ts';
import type { Table } from './table.ts';
import { writesOf } from './version-changes.ts';

const conflict = () => new AppError('conflict', 'It was scanned at the same moment.');

export const rescanRepository = (openTable: (tenant: TenantContext) => Table): RescanRepository => ({
  find: async (tenant, { workspace, prompt, version }, ruleset) => {
    const key = keys.rescan(tenant, workspace, prompt, version, ruleset);
    return (await openTable(tenant).get(key, { consistent: true })) as Rescan | undefined;
  },

  save: async (tenant, rescan, scan, journal) => {
    const { workspace, prompt, version, ruleset, revision } = rescan;
    const row = { ...keys.rescan(tenant, workspace, prompt, version, ruleset), entity: 'RESCAN', ...rescan };
    const when = revision === 1 ? 'absent' : { revision: revision - 1 };
    await commit(openTable(tenant), tenant, journal, [{ put: row, when }, ...writesOf(tenant, { scan })], conflict);
  },

  served: async (tenant, { workspace, environment, after }, limit) => {
    const partition = partitions.serving(tenant, workspace, environment);
    const behind = after === undefined ? {} : { after: keys.serving(tenant, workspace, after, environment).SK };
    const rows = await openTable(tenant).query({ partition, limit, consistent: true, ...behind });
    return rows.map(servingRecordOf).map(({ prompt, stable, canary }) => ({
      prompt,
      versions: [stable, canary].flatMap((content) => (content ? [content.version] : [])),
    }));
  },
});
