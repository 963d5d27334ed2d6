import { activeRolloutRepository } from '#shared/data/active-rollout-repository.ts';
import { directory } from '#shared/runtime/directory.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { sweepRollouts } from './sweep-rollouts.ts';

const dependencies = {
  active: activeRolloutRepository(directory),
  sendTicks: openQueue('TICK_ROLLOUT_QUEUE_URL').send,
};

export const handler = async (): Promise<void> => {
  log({ worker: 'sweep-rollouts', ...(await sweepRollouts(dependencies)) });
};
