import type { Asked, Effects } from '#shared/domain/command.ts';
import { archiveEndsAt, type ExportArchives, type ExportRepository } from '#shared/domain/export.ts';
import { exportView } from './export-view.ts';

type Dependencies = Pick<Effects, 'now'> & {
  readonly exports: Pick<ExportRepository, 'get'>;
  readonly archives: Pick<ExportArchives, 'addressOf'>;
};
type Command = Asked & { readonly exportId: string };

/** An export, with an address of its archive while there is one. @throws AppError `not_found`. */
export const getExport = async ({ exports, archives, now }: Dependencies, { caller, exportId }: Command) => {
  const exported = await exports.get(caller.tenant, exportId);
  const view = exportView(exported, now());
  const endsAt = archiveEndsAt(exported);
  if (endsAt === null || endsAt <= now()) return view;
  const { url, expiresAt } = await archives.addressOf(caller.tenant, exportId);
  return { ...view, downloadUrl: url, expiresAt };
};
