import * as z from 'zod';
import { latencyRepository } from '#shared/data/latency-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { outcomeRepository } from '#shared/data/outcome-repository.ts';
import { rolloutRepository } from '#shared/data/rollout-repository.ts';
import { batchWorker } from '#shared/messaging/batch-worker.ts';
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

const attributed = {
  id: z.string(),
  prompt: z.string(),
  rollout: z.string(),
  arm: z.enum(['stable', 'canary']),
  epoch: z.int(),
  exposedAt: z.int(),
};
const outcome = z.object({
  ...attributed,
  caller: z.int().nullable(),
  resolved: z.boolean(),
  success: z.boolean(),
  latencyMs: z.number().optional(),
  qualityScore: z.number().optional(),
});
const latencies = z.object({
  prompt: z.string(),
  environment: z.string(),
  version: z.int(),
  bins: z.record(z.string(), z.int()),
});
const message = z.object({
  organisationId: z.string(),
  workspace: z.string(),
  outcomes: z.array(outcome),
  announcements: z.array(z.object({ ...attributed, count: z.int() })).default([]),
  latencies: z.array(latencies).default([]),
});

const dependencies = {
  now: effects.now,
  rollouts: rolloutRepository(openTable),
  counter: outcomeRepository(openTable),
  latencies: latencyRepository(openTable),
  settings: { blockSeconds, maturitySeconds },
  findState: organisationStates(openTable, effects.now),
  sendTicks: openQueue('TICK_ROLLOUT_QUEUE_URL').send,
  memory: createTickMemory(),
};

export const handler = batchWorker(
  'count-outcomes',
  (body) => message.parse(body),
  (deliveries) => countOutcomes(dependencies, deliveries),
  { log },
);
