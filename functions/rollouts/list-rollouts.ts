import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { PromptRepository } from '#shared/domain/prompt.ts';
import type { CountsReader, RolloutFilter, RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import { viewOf } from './rollout-view.ts';

type Dependencies = {
  readonly prompts: Pick<PromptRepository, 'get'>;
  readonly rollouts: Pick<RolloutRepository, 'list'>;
  readonly counts: Pick<CountsReader, 'totals'>;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly query: RolloutFilter & PageRequest;
};

/** The rollouts of a prompt with their statistics, newest first. @throws AppError `not_found` */
export const listRollouts = async (
  { prompts, rollouts, counts }: Dependencies,
  { caller, query, ...place }: Command,
) => {
  await prompts.get(caller.tenant, place.workspace, place.prompt);
  const { environment, status, ...page } = query;
  const { data, nextCursor } = await rollouts.list(caller.tenant, place, { environment, status }, page);
  const views = data.map(async (rollout) => viewOf(rollout, await counts.totals(caller.tenant, rollout.id)));
  return { data: await Promise.all(views), nextCursor };
};
