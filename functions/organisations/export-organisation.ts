import { type Effects, journalOf } from '#shared/domain/command.ts';
import { unlessMissing } from '#shared/domain/errors.ts';
import {
  type Export,
  type ExportArchives,
  type ExportFile,
  type ExportMessage,
  type ExportRepository,
  manifestOf,
  statusAt,
} from '#shared/domain/export.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly exports: Pick<ExportRepository, 'get' | 'end'>;
  readonly archives: Pick<ExportArchives, 'write' | 'remove'>;
  readonly filesOf: (tenant: TenantContext) => readonly ExportFile[];
};

const find = async ({ exports }: Dependencies, tenant: TenantContext, id: string) =>
  unlessMissing(exports.get(tenant, id));

const end = async (
  { exports, ...effects }: Dependencies,
  tenant: TenantContext,
  { status, ...exported }: Export & { readonly status: 'completed' | 'failed' },
) => {
  const { id, files, rows, bytes } = exported;
  const journal = journalOf(effects, {
    tenant,
    actor: { type: 'system', id: 'export-organisation' },
    action: status === 'completed' ? 'export.complete' : 'export.fail',
    target: id,
    change: { files, rows, bytes },
  });
  await exports.end(tenant, { ...exported, status, revision: exported.revision + 1 }, journal);
};

const complete = async (dependencies: Dependencies, tenant: TenantContext, exported: Export) => {
  const { archives, filesOf, now } = dependencies;
  let rows = 0;
  const files = filesOf(tenant);
  const { bytes } = await archives.write(tenant, exported.id, files, (archived) => {
    rows = archived.reduce((sum, file) => sum + file.rows, 0);
    return manifestOf(tenant, exported, archived);
  });
  const completedAt = now().toISOString();
  await end(dependencies, tenant, { ...exported, status: 'completed', completedAt, files: files.length, rows, bytes });
};

/** What is left to do when an archive could not be made, unless the same message was quicker elsewhere. */
const giveUp = async (
  dependencies: Dependencies,
  tenant: TenantContext,
  id: string,
): Promise<'completed' | 'failed'> => {
  const exported = await find(dependencies, tenant, id);
  if (exported?.status === 'completed') return 'completed';
  if (exported?.status === 'running') await end(dependencies, tenant, { ...exported, status: 'failed' });
  await dependencies.archives.remove(tenant, id);
  return 'failed';
};

/**
 * Makes the archive of an export; one that has ended is left alone, so that its message may come again. A failure ends
 * the export, since its owner waits and can ask anew. An archive whose export is gone meanwhile is removed again.
 * @throws Error of the failure, for the log, once the export has been ended
 */
export const exportOrganisation = async (dependencies: Dependencies, { organisationId, exportId }: ExportMessage) => {
  const tenant = tenantOf(organisationId);
  const exported = await find(dependencies, tenant, exportId);
  if (!exported || statusAt(exported, dependencies.now()) !== 'running') return { outcome: exported?.status ?? 'gone' };
  try {
    await complete(dependencies, tenant, exported);
  } catch (error) {
    if ((await giveUp(dependencies, tenant, exportId)) === 'failed') throw error;
  }
  return { outcome: 'completed' };
};
