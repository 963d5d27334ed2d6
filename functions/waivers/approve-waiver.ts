import { waiverApproved } from '#events/index.ts';
import type { Asked, Effects } from '#shared/domain/command.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import type { VersionRepository } from '#shared/domain/version.ts';
import { deciderOf, type PersonDependencies } from '#shared/domain/version-author.ts';
import { approvedWaiver } from '#shared/domain/waiver.ts';
import type { WaiverRepository } from '#shared/domain/waiver-repository.ts';
import { waiverView } from './waiver-view.ts';
import { withRescan } from './with-rescan.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  PersonDependencies & {
    readonly versions: Pick<VersionRepository, 'get'>;
    readonly waivers: Pick<WaiverRepository, 'get' | 'save'>;
  };
type Command = Asked & { readonly workspace: string; readonly waiver: string };

/**
 * Makes a pending waiver active, and has the version scanned by it.
 * @throws AppError `not_found`, `separation_of_duties`, `insufficient_scope`, `conflict`.
 */
export const approveWaiver = async (dependencies: Dependencies, { caller, workspace, waiver: id }: Command) => {
  const { waivers, versions, now } = dependencies;
  const { tenant } = caller;
  const decider = await deciderOf(dependencies, caller);
  return retryConflict(async () => {
    const pending = await waivers.get(tenant, workspace, id);
    const version = await versions.get(tenant, workspace, pending.prompt, pending.version);
    const waiver = approvedWaiver(pending, version, decider, now());
    const deed = { verb: 'approve', event: waiverApproved, waiver, version, matters: true } as const;
    const { rescan, journal } = withRescan(dependencies, caller, deed);
    await waivers.save(tenant, waiver, rescan, journal);
    return waiverView(waiver, now());
  });
};
