import { waiverCreated } from '#events/index.ts';
import type { Asked, Effects } from '#shared/domain/command.ts';
import { retryConflict } from '#shared/domain/retry-conflict.ts';
import { deciderOf, type PersonDependencies } from '#shared/domain/version-author.ts';
import { newWaiver } from '#shared/domain/waiver.ts';
import type { WaiverRepository } from '#shared/domain/waiver-repository.ts';
import { demandRoom } from './demand-room.ts';
import { type FindingDependencies, findFinding } from './find-finding.ts';
import { waiverView } from './waiver-view.ts';
import { withRescan } from './with-rescan.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> &
  PersonDependencies &
  FindingDependencies & { readonly waivers: Pick<WaiverRepository, 'all' | 'save'> };
type Command = Asked & {
  readonly workspace: string;
  readonly body: {
    readonly fingerprint: string;
    readonly reason: string;
    readonly expiresAt: string;
    readonly prompt?: string | undefined;
    readonly version?: number | undefined;
  };
};

/**
 * Waives a finding: at once, and the version is scanned again, or once a second admin approves if it is critical.
 * @throws AppError `validation_failed`, `separation_of_duties`, `insufficient_scope`, `conflict`.
 */
export const createWaiver = async (dependencies: Dependencies, { caller, workspace, body }: Command) => {
  const { waivers, now, newId } = dependencies;
  const { tenant } = caller;
  const decider = await deciderOf(dependencies, caller);
  const { expiresAt: endsAt, reason, ...wanted } = body;
  return retryConflict(async () => {
    const { finding, version } = await findFinding(dependencies, tenant, { workspace, ...wanted });
    const waiver = newWaiver(newId, { finding, version, decider, reason, endsAt }, now());
    demandRoom(await waivers.all(tenant, workspace), now());
    const matters = waiver.status === 'active';
    const deed = { verb: 'create', event: waiverCreated, waiver, version, matters } as const;
    const { rescan, journal } = withRescan(dependencies, caller, deed);
    await waivers.save(tenant, waiver, rescan, journal);
    return waiverView(waiver, now());
  });
};
