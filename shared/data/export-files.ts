import type { ExportFile } from '../domain/export.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { exportedFiles } from './export-rows.ts';
import type { ExportedRows } from './exported-rows.ts';
import { placesOf } from './partition-walk.ts';
import { rowsOf } from './rows-of.ts';
import type { Table } from './table.ts';

const linesOf = async function* (table: Table, tenant: TenantContext, { kind, prefix, lineOf }: ExportedRows) {
  for await (const { partition } of placesOf(table, tenant, kind)) {
    for await (const row of rowsOf(table, { partition, prefix })) yield lineOf(row);
  }
};

/** All that an export of an organisation tells; rows are read when their file is written, and not kept. */
export const exportFilesOf =
  (openTable: (tenant: TenantContext) => Table) =>
  (tenant: TenantContext): readonly ExportFile[] => {
    const table = openTable(tenant);
    return exportedFiles.map((rows) => ({ name: `${rows.file}.jsonl`, rows: linesOf(table, tenant, rows) }));
  };
