import type { Asked } from '#shared/domain/command.ts';
import type { CountsReader, RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import { viewOf } from './rollout-view.ts';

type Dependencies = {
  readonly rollouts: Pick<RolloutRepository, 'get'>;
  readonly counts: Pick<CountsReader, 'totals'>;
};
type Command = Asked & { readonly workspace: string; readonly prompt: string; readonly rollout: string };

/** A rollout with its statistics. @throws AppError `not_found`. */
export const getRollout = async ({ rollouts, counts }: Dependencies, command: Command) => {
  const { tenant } = command.caller;
  const [rollout, totals] = await Promise.all([rollouts.get(tenant, command), counts.totals(tenant, command.rollout)]);
  return viewOf(rollout, totals);
};
