import type { Asked, Effects } from '#shared/domain/command.ts';
import type { ExportRepository } from '#shared/domain/export.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import { exportView } from './export-view.ts';

type Dependencies = Pick<Effects, 'now'> & { readonly exports: Pick<ExportRepository, 'list'> };
type Command = Asked & { readonly query: PageRequest };

/** The exports, newest first. */
export const listExports = async ({ exports, now }: Dependencies, { caller, query }: Command) => {
  const { data, nextCursor } = await exports.list(caller.tenant, query);
  return { data: data.map((exported) => exportView(exported, now())), nextCursor };
};
