import type { Journal } from './command.ts';
import { AppError } from './errors.ts';
import type { Rollout } from './rollouts/rollout.ts';
import type { ServingPlace, ServingRecord } from './serving.ts';
import type { TenantContext } from './tenant.ts';

/** A version that came through its whole rollout. */
type Release = {
  readonly version: number;
  readonly rollout: string;
  readonly at: string;
};

/** The releases of a prompt in an environment that have not been taken back, the present one last. */
export type ReleaseLine = {
  readonly workspace: string;
  readonly prompt: string;
  readonly environment: string;
  readonly releases: readonly Release[];
  readonly revision: number;
};

/** What an environment serves, and what is on its way into it. */
export type EnvironmentRelease = {
  readonly environment: string;
  readonly line: ReleaseLine | null;
  readonly active: { readonly rollout: string; readonly version: number; readonly percent: number } | null;
};

/** A record before and after: written only when it is still as it was. */
export type ServingChange = { readonly before: ServingRecord; readonly after: ServingRecord };

export type ReleaseRepository = {
  readonly get: (tenant: TenantContext, place: ServingPlace) => Promise<ReleaseLine | undefined>;
  /** In the order of the environments' names. */
  readonly list: (
    tenant: TenantContext,
    place: Omit<ServingPlace, 'environment'>,
  ) => Promise<readonly EnvironmentRelease[]>;
  /**
   * Saves the next revision and what is served from then on.
   * @throws AppError `rollout_in_progress`, `conflict` when another change came first.
   */
  readonly restore: (
    tenant: TenantContext,
    line: ReleaseLine,
    serving: ServingChange,
    journal: Journal,
  ) => Promise<void>;
};

const keptReleases = 100;

/** The line with the version of a completed rollout as its present release. */
export const released = (line: ReleaseLine | undefined, rollout: Rollout, now: Date): ReleaseLine => {
  const { workspace, prompt, environment, version, id } = rollout;
  const release = { version, rollout: id, at: now.toISOString() };
  return {
    workspace,
    prompt,
    environment,
    releases: [...(line?.releases ?? []), release].slice(-keptReleases),
    revision: (line?.revision ?? 0) + 1,
  };
};

/** The line without its present release. @throws AppError `conflict` when there is none before it. */
export const takenBack = (line: ReleaseLine): ReleaseLine => {
  if (line.releases.length < 2) {
    throw new AppError('conflict', `${line.environment} has no earlier release of ${line.prompt} to go back to.`);
  }
  return { ...line, releases: line.releases.slice(0, -1), revision: line.revision + 1 };
};
