import { demand } from '../access.ts';
import type { Caller } from '../command.ts';
import type { Environment } from '../environment.ts';
import { AppError } from '../errors.ts';
import { isApproved, type Version } from '../version.ts';

type Target = Pick<Environment, 'name' | 'protected' | 'workspace'>;

/** @throws AppError `forbidden` or `insufficient_scope` unless the caller may change what this environment serves. */
export const demandReleaser = ({ principal }: Caller, environment: Target): void =>
  demand(principal, environment.protected ? 'rollout:protected' : 'rollout:write', environment.workspace);

/**
 * Whether an environment takes a version: a protected one if it is approved as it is, any other if its scan has ended
 * well.
 * @throws AppError `not_approved`; `scan_pending`, `scan_incomplete`, `critical_findings`
 */
export const demandReleasable = (version: Version, environment: Target): void => {
  const named = `Version ${version.version} of ${version.prompt}`;
  if (environment.protected) {
    if (isApproved(version)) return;
    throw new AppError('not_approved', `${named} is not approved, which ${environment.name} demands.`);
  }
  if (version.status === 'scanning') throw new AppError('scan_pending', `${named} is still being scanned.`);
  if (version.status === 'scan_failed') throw new AppError('scan_incomplete', `The scan of ${named} did not finish.`);
  if (version.status === 'blocked') throw new AppError('critical_findings', `${named} has critical findings.`);
};
