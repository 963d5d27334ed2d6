import * as z from 'zod';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { outcomeRepository } from '#shared/data/outcome-repository.ts';
import { rolloutRepository } from '#shared/data/rollout-repository.ts';
import { queueWorker } from '#shared/messaging/queue-worker.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { countOutcomes } from './count-outcomes.ts';
import { createTickMemory } from './tick-memory.ts';

const { BLOCK_SECONDS: blockSeconds, MATURITY_SECONDS: maturitySeconds } = readConfig(
  'BLOCK_SECONDS',
  'MATURITY_SECONDS',
);

const outcome = z.object({
  id: z.string(),
  prompt: z.string(),
  rollout: z.string(),
  arm: z.enum(['stable', 'canary']),
  epoch: z.int(),
  exposedAt: z.int(),
  slot: z.int(),
  success: z.boolean(),
  latencyMs: z.number().optional(),
  qualityScore: z.number().optional(),
});
const message = z.object({ organisationId: z.string(), workspace: z.string(), outcomes: z.array(outcome) });

const dependencies = {
  now: effects.now,
  rollouts: rolloutRepository(openTable),
  counter: outcomeRepository(openTable),
  settings: { blockSeconds, maturitySeconds },
  findState: organisationStates(openTable, effects.now),
  sendTicks: openQueue('TICK_ROLLOUT_QUEUE_URL').send,
  memory: createTickMemory(),
};

export const handler = queueWorker(
  'count-outcomes',
  (body) => message.parse(body),
  async (sent) => ({
    organisationId: sent.organisationId,
    outcomes: sent.outcomes.length,
    ...(await countOutcomes(dependencies, sent)),
  }),
  { log },
);
