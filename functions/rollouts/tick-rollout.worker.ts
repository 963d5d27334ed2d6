import * as z from 'zod';
import { countsRepository } from '#shared/data/counts-repository.ts';
import { environmentRepository } from '#shared/data/environment-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { releaseRepository } from '#shared/data/release-repository.ts';
import { rolloutRepository } from '#shared/data/rollout-repository.ts';
import { versionRepository } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import { queueWorker } from '#shared/messaging/queue-worker.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { publish } from '#shared/runtime/metrics.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { tickRollout } from './tick-rollout.ts';

const { BLOCK_SECONDS: blockSeconds, MATURITY_SECONDS: maturitySeconds } = readConfig(
  'BLOCK_SECONDS',
  'MATURITY_SECONDS',
);

const message = z.object({
  organisationId: z.string(),
  workspace: z.string(),
  prompt: z.string(),
  rollout: z.string(),
  block: z.int().optional(),
  notBefore: z.string().optional(),
});

const dependencies = {
  ...effects,
  rollouts: rolloutRepository(openTable),
  releases: releaseRepository(openTable),
  counts: countsRepository(openTable),
  versions: versionRepository(openTable),
  environments: environmentRepository(openTable),
  waivers: waiverRepository(openTable),
  settings: { blockSeconds, maturitySeconds },
  findState: organisationStates(openTable, effects.now),
  sendTicks: openQueue('TICK_ROLLOUT_QUEUE_URL').send,
  publish,
};

export const handler = queueWorker(
  'tick-rollout',
  (body) => message.parse(body),
  async (asked) => ({
    organisationId: asked.organisationId,
    rollout: asked.rollout,
    ...(await tickRollout(dependencies, asked)),
  }),
  { log },
);
