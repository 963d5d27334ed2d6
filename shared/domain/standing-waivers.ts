import { AppError } from './errors.ts';
import type { Clock } from './ports.ts';
import type { TenantContext } from './tenant.ts';
import type { Version } from './version.ts';
import { isInForce, type Waiver } from './waiver.ts';
import type { WaiverReader } from './waiver-repository.ts';

export type StandingDependencies = { readonly waivers: Pick<WaiverReader, 'getMany'>; readonly now: Clock };

const fallen = (): AppError =>
  new AppError(
    'critical_findings',
    'A waiver of a critical finding of this version has expired or was withdrawn; scan the version again.',
  );

/**
 * The waivers without which the version would be blocked, all of them in force; whoever lets the version through writes
 * on the condition that they stay as they are. A broken glass leans on none.
 * @throws AppError `critical_findings` when one of them is over, gone, or by an author of the version.
 */
export const standingWaivers = async (
  { waivers, now }: StandingDependencies,
  tenant: TenantContext,
  version: Version,
): Promise<readonly Waiver[]> => {
  const { workspace, scan, status, approval } = version;
  const { leansOn } = scan;
  if (!leansOn || (status === 'approved' && approval?.bypass === true)) return [];
  const found = await waivers.getMany(tenant, workspace, leansOn.waivers);
  const standing = found.filter((waiver) => isInForce(waiver, version, now()));
  if (standing.length < leansOn.waivers.length) throw fallen();
  return standing;
};
