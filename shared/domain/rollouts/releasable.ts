import { demand } from '../access.ts';
import type { Caller } from '../command.ts';
import type { Environment } from '../environment.ts';
import { AppError } from '../errors.ts';
import { isApproved, type Version, type VersionStatus } from '../version.ts';

type Target = Pick<Environment, 'name' | 'protected' | 'workspace'>;

/** @throws AppError `forbidden` or `insufficient_scope` unless the caller may change what this environment serves. */
export const demandReleaser = ({ principal }: Caller, environment: Target): void =>
  demand(principal, environment.protected ? 'rollout:protected' : 'rollout:write', environment.workspace);

const refusalOf = (version: Version, environment: Target): AppError | undefined => {
  const named = `Version ${version.version} of ${version.prompt}`;
  if (environment.protected) {
    if (isApproved(version)) return undefined;
    return new AppError('not_approved', `${named} is not approved, which ${environment.name} demands.`);
  }
  if (version.status === 'scanning') return new AppError('scan_pending', `${named} is still being scanned.`);
  if (version.status === 'scan_failed') return new AppError('scan_incomplete', `The scan of ${named} did not finish.`);
  if (version.status === 'blocked') return new AppError('critical_findings', `${named} has critical findings.`);
  return undefined;
};

/**
 * Whether an environment takes a version: a protected one if it is approved as it is, any other if its scan has ended
 * well.
 * @throws AppError `not_approved`; `scan_pending`, `scan_incomplete`, `critical_findings`
 */
export const demandReleasable = (version: Version, environment: Target): void => {
  const refusal = refusalOf(version, environment);
  if (refusal) throw refusal;
};

/**
 * How a version that is on its way stands now: it `stands` while it could be started as well; once it has `lapsed`, no
 * more callers get it, until it stands again; `withdrawn` is what somebody or a scan has refused for good, and no
 * caller of a protected environment goes on getting it.
 */
export type Standing = { readonly is: 'stands' | 'lapsed' } | { readonly is: 'withdrawn'; readonly reason: string };

const refused: readonly VersionStatus[] = ['changes_requested', 'rejected', 'blocked'];

/** How a version stands that is being rolled out to this environment. */
export const standingOf = (version: Version, environment: Target): Standing => {
  if (!refusalOf(version, environment)) return { is: 'stands' };
  if (!environment.protected || !refused.includes(version.status)) return { is: 'lapsed' };
  const why = version.withdrawal ? `was withdrawn: ${version.withdrawal.reason}` : 'does not stand any more.';
  return { is: 'withdrawn', reason: `The approval of version ${version.version} ${why}` };
};
