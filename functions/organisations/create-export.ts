import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type ExportMessage, type ExportRepository, startedExport } from '#shared/domain/export.ts';
import type { FindState } from '#shared/domain/organisation-state.ts';
import { exportView } from './export-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly exports: Pick<ExportRepository, 'start'>;
  readonly findState: FindState;
  readonly queueExport: (messages: readonly ExportMessage[]) => Promise<void>;
};

/**
 * Asks for an export of everything. It is written down before it is queued: one that is lost in between fails by itself
 * after a while. @throws AppError `conflict` while another one runs, or when the organisation is being erased.
 */
export const createExport = async (
  { exports, findState, queueExport, ...effects }: Dependencies,
  { caller }: Asked,
) => {
  const { tenant, principal } = caller;
  if ((await findState(tenant)) === 'gone') throw new AppError('conflict', 'The organisation is being erased.');
  const now = effects.now();
  const exported = startedExport(effects.newId('export'), actorOf(principal), now);
  const deed = { action: 'export.create', target: exported.id };
  await exports.start(tenant, exported, journalFor(effects, caller, deed));
  await queueExport([{ organisationId: tenant.organisationId, exportId: exported.id }]);
  return exportView(exported, now);
};
