import { notFound } from '../domain/errors.ts';
import type { ServingReader, ServingRecord } from '../domain/serving.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys, partitions } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

export const servingRecordOf = (item: Item): ServingRecord => item as unknown as ServingRecord;

/** Writes a serving record in place of the one that was read; nobody else may have written it meanwhile. */
export const servingPut = (tenant: TenantContext, after: ServingRecord, before: ServingRecord | undefined): Write => ({
  put: {
    ...after,
    ...keys.serving(tenant, after.workspace, after.prompt, after.environment),
    entity: 'SERVING',
  },
  when: before === undefined ? 'absent' : { epoch: before.epoch },
});

export const servingRepository = (openTable: (tenant: TenantContext) => Table): ServingReader => ({
  get: async (tenant, { workspace, prompt, environment }) => {
    const item = await openTable(tenant).get(keys.serving(tenant, workspace, prompt, environment));
    if (!item) throw notFound();
    return servingRecordOf(item);
  },

  getMany: async (tenant, places) => {
    const wanted = places.map(({ workspace, prompt, environment }) =>
      keys.serving(tenant, workspace, prompt, environment),
    );
    if (wanted.length === 0) return [];
    const items = await openTable(tenant).getMany(wanted);
    return items.map((item) => item && servingRecordOf(item));
  },

  list: async (tenant, { workspace, environment, after }) => {
    const table = openTable(tenant);
    const partition = partitions.serving(tenant, workspace, environment);
    const behind = after === undefined ? {} : { after: keys.serving(tenant, workspace, after, environment).SK };
    const items = await table.query({ partition, ...behind });
    if (items.length === 0 && !(await table.get(keys.environment(tenant, workspace, environment)))) throw notFound();
    return items.map(servingRecordOf);
  },
});
