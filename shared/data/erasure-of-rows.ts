import type { ErasureStep, Proceed } from '../domain/erasure.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { type ForgetRow, forgetting } from './forget-row.ts';
import { keys } from './keys.ts';
import { firstPlaces, type Place, placesBehind } from './partition-walk.ts';
import type { EraseRows } from './row-eraser.ts';
import { rowsOf } from './rows-of.ts';
import type { Key, Table } from './table.ts';

type Tables = {
  readonly openTable: (tenant: TenantContext) => Table;
  readonly openEraser: (tenant: TenantContext) => EraseRows;
  readonly directory: Table;
};

type Work = {
  readonly tenant: TenantContext;
  readonly table: Table;
  readonly erase: EraseRows;
  readonly forget: ForgetRow;
  readonly proceed: Proceed;
  /** Partitions that entries of the audit trail lead to, over and over. */
  readonly done: Set<string>;
};

/** Rows that are deleted before the next look at the clock. */
const batchSize = 50;

/** Kept to the last: by it late messages, and the next call, know what the organisation is. */
const isOwnRow = (tenant: TenantContext, { PK, SK }: Key): boolean => {
  const own = keys.organisation(tenant);
  return PK === own.PK && SK === own.SK;
};

/**
 * Erases a partition row by row: first what the row leads to, then what the directory has of it, then the row. So an
 * eraser that is interrupted finds all that is left, and never does again what it has done.
 */
const erasePlace = async (work: Work, place: Place): Promise<void> => {
  const { tenant, table, erase, forget, proceed, done } = work;
  let batch: Key[] = [];
  const flush = async () => {
    proceed();
    await erase(batch);
    batch = [];
  };
  for await (const row of rowsOf(table, { partition: place.partition })) {
    for (const behind of placesBehind(tenant, place, row)) {
      if (done.has(behind.partition)) continue;
      await erasePlace(work, behind);
      if (place.kind === 'audit') done.add(behind.partition);
    }
    if (isOwnRow(tenant, row)) continue;
    await forget(place, row);
    batch.push(row);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
};

/** Erases every row of an organisation but its own, and what the directory knows of each. */
export const erasureOfRows =
  ({ openTable, openEraser, directory }: Tables): ErasureStep =>
  async (tenant, proceed) => {
    const [table, erase] = [openTable(tenant), openEraser(tenant)];
    const work = { tenant, table, erase, forget: forgetting(directory, tenant), proceed, done: new Set<string>() };
    // The organisation's own partition is first in the tree, and says which API keys there are: it comes last.
    for (const place of firstPlaces(tenant).toReversed()) await erasePlace(work, place);
  };

/** Erases the organisation's own row. */
export const erasureOfOrganisation =
  ({ openEraser }: Pick<Tables, 'openEraser'>): ErasureStep =>
  async (tenant) =>
    openEraser(tenant)([keys.organisation(tenant)]);
