import { releaseRolledBack } from '#events/index.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { Environment, EnvironmentReader } from '#shared/domain/environment.ts';
import { AppError, notFound } from '#shared/domain/errors.ts';
import { type ReleaseLine, type ReleaseRepository, takenBack } from '#shared/domain/release.ts';
import { demandReleaser } from '#shared/domain/rollouts/releasable.ts';
import type { RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import { contentOf, demandServable, servingRelease } from '#shared/domain/serving.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { isWithdrawn, type Version, type VersionRepository } from '#shared/domain/version.ts';
import { releaseView } from './release-view.ts';
import type { SaveDependencies } from './save-rollout.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly rollouts: Pick<RolloutRepository, 'serving'>;
  readonly releases: Pick<ReleaseRepository, 'get' | 'restore'>;
  readonly versions: Pick<VersionRepository, 'get'>;
  readonly environments: EnvironmentReader;
  readonly measure: SaveDependencies['measure'];
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly environment: string;
  readonly body: { readonly reason?: string | undefined };
};

/** The line as it was at the last release before the present one that may be served again, and its version. */
const lastServable = async (
  { versions }: Pick<Dependencies, 'versions'>,
  tenant: TenantContext,
  { protected: isProtected }: Pick<Environment, 'protected'>,
  line: ReleaseLine,
): Promise<{ readonly restored: ReleaseLine; readonly version: Version }> => {
  const restored = takenBack(line);
  const number = restored.releases.at(-1)?.version;
  if (number === undefined) throw notFound();
  const version = await versions.get(tenant, line.workspace, line.prompt, number);
  if (!isProtected || !isWithdrawn(version)) return { restored, version };
  // However far back it goes, it is one change of the line.
  return lastServable({ versions }, tenant, { protected: true }, { ...restored, revision: line.revision });
};

/**
 * Serves the last completed release before the present one, at once. It came through a rollout of its own, so that
 * nothing is asked of it again; only what was withdrawn since is passed over where approvals count.
 * @throws AppError `not_found`, `forbidden`, `insufficient_scope`, `rollout_in_progress`, `conflict` also when there is
 * no earlier release
 */
export const rollbackRelease = async (dependencies: Dependencies, command: Command) => {
  const { rollouts, releases, versions, environments, measure, ...effects } = dependencies;
  const { caller, workspace, prompt, environment, body } = command;
  const { tenant } = caller;
  const place = await environments.get(tenant, workspace, environment);
  demandReleaser(caller, place);

  const [line, before] = await Promise.all([releases.get(tenant, command), rollouts.serving(tenant, command)]);
  if (before?.rolloutId) {
    throw new AppError('rollout_in_progress', `A rollout to ${environment} is in progress; roll that one back first.`);
  }
  const from = line?.releases.at(-1)?.version;
  if (!line || !before || from === undefined) throw notFound();
  const { restored, version: found } = await lastServable({ versions }, tenant, place, line);
  const { version } = found;
  const after = demandServable(servingRelease(before, contentOf(found), effects.now()));

  const target = `${prompt}/${environment}`;
  const change = { prompt, environment, version, from, ...(body.reason !== undefined && { reason: body.reason }) };
  const journal = journalFor(effects, caller, { action: 'release.rollback', target, workspace, change }, (tell) => [
    tell(releaseRolledBack, { prompt, environment, version, from }),
  ]);
  await releases.restore(tenant, restored, { before, after }, journal);
  measure('RolledBack');
  return releaseView({ environment, line: restored, active: null });
};
