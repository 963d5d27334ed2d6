import type { EnvironmentReader } from '#shared/domain/environment.ts';
import { AppError, unlessMissing } from '#shared/domain/errors.ts';
import { type Standing, standingOf } from '#shared/domain/rollouts/releasable.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import type { Releasable } from '#shared/domain/rollouts/rollout-repository.ts';
import { type StandingDependencies, standingWaivers } from '#shared/domain/standing-waivers.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import type { VersionRepository } from '#shared/domain/version.ts';

export type StandingReaders = StandingDependencies & {
  readonly versions: Pick<VersionRepository, 'get'>;
  readonly environments: EnvironmentReader;
};

/** How a rollout's version stands, and what was read to tell: whoever lets more callers have it writes on condition of that. */
export type Found = { readonly standing: Standing; readonly releasable?: Releasable };

/**
 * Looks again whether the version of a rollout could be released where it is on its way to: its status and approval,
 * and the waivers that its scan leans on. What is not there lets nobody else in, and keeps no guardrail from acting.
 */
export const findStanding = async (
  dependencies: StandingReaders,
  tenant: TenantContext,
  { workspace, prompt, version: number, environment: name }: Rollout,
): Promise<Found> => {
  const { versions, environments } = dependencies;
  const [version, environment] = await Promise.all([
    unlessMissing(versions.get(tenant, workspace, prompt, number)),
    unlessMissing(environments.get(tenant, workspace, name)),
  ]);
  if (!version || !environment) return { standing: { is: 'lapsed' } };
  const standing = standingOf(version, environment);
  if (standing.is !== 'stands') return { standing };
  try {
    return { standing, releasable: { version, waivers: await standingWaivers(dependencies, tenant, version) } };
  } catch (error) {
    if (error instanceof AppError && error.code === 'critical_findings') return { standing: { is: 'lapsed' } };
    throw error;
  }
};
