import type { ErasureStep, Proceed } from '../domain/erasure.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import { partitionKinds, partitionWalk } from './partition-walk.ts';
import type { EraseRows } from './row-eraser.ts';
import { rowsOf } from './rows-of.ts';
import type { Key, Table } from './table.ts';

type Tables = {
  readonly openTable: (tenant: TenantContext) => Table;
  readonly openEraser: (tenant: TenantContext) => EraseRows;
};

/** Rows that are deleted before the next look at the clock. */
const batchSize = 50;

const isOwnRow = (tenant: TenantContext, { PK, SK }: Key): boolean => {
  const own = keys.organisation(tenant);
  return PK === own.PK && SK === own.SK;
};

/** Erases every row of an organisation but its own, by which late messages and the next call know what it is. */
export const erasureOfRows =
  ({ openTable, openEraser }: Tables): ErasureStep =>
  async (tenant, proceed: Proceed) => {
    const table = openTable(tenant);
    const erase = openEraser(tenant);
    const walk = partitionWalk(table, tenant);
    for (const kind of partitionKinds) {
      for await (const partition of walk.partitionsOf(kind)) {
        let batch: Key[] = [];
        for await (const row of rowsOf(table, { partition })) {
          if (!isOwnRow(tenant, row)) batch.push(row);
          if (batch.length < batchSize) continue;
          proceed();
          await erase(batch);
          batch = [];
        }
        proceed();
        await erase(batch);
      }
    }
  };

/** Erases the organisation's own row. */
export const erasureOfOrganisation =
  ({ openEraser }: Pick<Tables, 'openEraser'>): ErasureStep =>
  async (tenant) =>
    openEraser(tenant)([keys.organisation(tenant)]);
