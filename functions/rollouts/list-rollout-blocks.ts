import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import { percentAt } from '#shared/domain/rollouts/percent-at.ts';
import type { BlockReader, RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';

type Dependencies = {
  readonly rollouts: Pick<RolloutRepository, 'get'>;
  readonly blocks: BlockReader;
  /** The length of the blocks that outcomes are counted in. */
  readonly blockSeconds: number;
};
type Command = Asked & {
  readonly workspace: string;
  readonly prompt: string;
  readonly rollout: string;
  readonly query: PageRequest;
};

/** What a rollout's outcomes added up to, minute by minute, oldest first: enough to judge it anew. @throws AppError `not_found` */
export const listRolloutBlocks = async ({ rollouts, blocks, blockSeconds }: Dependencies, command: Command) => {
  const { caller, query } = command;
  const rollout = await rollouts.get(caller.tenant, command);
  const { data, nextCursor } = await blocks.list(caller.tenant, rollout.id, query);
  const views = data.map((block) => ({
    ...block,
    at: new Date(block.id * blockSeconds * 1000).toISOString(),
    percent: percentAt(rollout, block.epoch) ?? null,
  }));
  return { data: views, nextCursor };
};
