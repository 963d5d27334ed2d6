import { waiverDeleted } from '#events/index.ts';
import type { Asked, Effects } from '#shared/domain/command.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import type { VersionRepository } from '#shared/domain/version.ts';
import { isOver } from '#shared/domain/waiver.ts';
import type { WaiverRepository } from '#shared/domain/waiver-repository.ts';
import { withRescan } from './with-rescan.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly versions: Pick<VersionRepository, 'get'>;
  readonly waivers: Pick<WaiverRepository, 'get' | 'remove'>;
};
type Command = Asked & { readonly workspace: string; readonly waiver: string };

/**
 * Withdraws a waiver. Whoever may waive may withdraw, authors included: it only makes things stricter.
 * @throws AppError `not_found`, `conflict`.
 */
export const deleteWaiver = async (
  { waivers, versions, ...effects }: Dependencies,
  { caller, workspace, waiver: id }: Command,
): Promise<void> =>
  retryConflict(async () => {
    const waiver = await waivers.get(caller.tenant, workspace, id);
    const version = await versions.get(caller.tenant, workspace, waiver.prompt, waiver.version);
    const matters = waiver.status === 'active' && !isOver(waiver, effects.now());
    const deed = { verb: 'delete', event: waiverDeleted, waiver, version, matters } as const;
    const { rescan, journal } = withRescan(effects, caller, deed);
    await waivers.remove(caller.tenant, waiver, rescan, journal);
  });
