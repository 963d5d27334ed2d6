import type { Api } from '#sdk/api/create-api.ts';
import type { Rollout } from '#sdk/api/types.generated.ts';
import { AppError } from '#shared/domain/errors.ts';

const live = ['ramping', 'paused'] as const;

const allLive = async (api: Api, prompt: string, environment: string | undefined): Promise<readonly Rollout[]> => {
  const where = { prompt, limit: 100, ...(environment !== undefined && { environment }) };
  const pages = await Promise.all(live.map((status) => api.listRollouts({ ...where, status })));
  return pages.flatMap(({ data }) => data);
};

/** The rollout that is in progress in an environment, if there is one. */
export const rolloutInProgress = async (api: Api, prompt: string, environment: string): Promise<Rollout | undefined> =>
  (await allLive(api, prompt, environment))[0];

/** Which rollout is meant: the one named, else the one in progress. */
export type Meant = {
  readonly prompt: string;
  readonly rollout?: string | undefined;
  readonly environment?: string | undefined;
};

/**
 * The rollout that is meant.
 *
 * @throws AppError `not_found` when none is in progress, `validation_failed` when several are.
 */
export const meantRollout = async (api: Api, { prompt, rollout, environment }: Meant): Promise<Rollout> => {
  if (rollout !== undefined) return api.getRollout({ prompt, rollout });
  const [only, ...others] = await allLive(api, prompt, environment);
  const place = environment === undefined ? '' : ` in ${environment}`;
  if (only === undefined) {
    const next = `promptgate rollout list ${prompt} shows those that ended`;
    throw new AppError('not_found', `no rollout of ${prompt} is in progress${place}; ${next}`);
  }
  if (others.length > 0) {
    const environments = [only, ...others].map((each) => each.environment).join(', ');
    throw new AppError('validation_failed', `rollouts are in progress in ${environments}; say which: --environment`);
  }
  return only;
};
