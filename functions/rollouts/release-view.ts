import type { EnvironmentRelease } from '#shared/domain/release.ts';

/** What an environment serves, as it is shown. */
export const releaseView = ({ environment, line, active }: EnvironmentRelease) => {
  const [previous, present] = [line?.releases.at(-2), line?.releases.at(-1)];
  return {
    environment,
    version: present?.version ?? null,
    rollout: present?.rollout ?? null,
    releasedAt: present?.at ?? null,
    previousVersion: previous?.version ?? null,
    inProgress: active,
  };
};
