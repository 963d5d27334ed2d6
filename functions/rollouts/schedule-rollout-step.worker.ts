import * as z from 'zod';
import { reviewWithdrawn } from '#events/index.ts';
import { activeRolloutRepository } from '#shared/data/active-rollout-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { releaseRepository } from '#shared/data/release-repository.ts';
import { rolloutRepository } from '#shared/data/rollout-repository.ts';
import { servedOrganisationRepository } from '#shared/data/served-organisation-repository.ts';
import { eventWorker } from '#shared/messaging/event-worker.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openSchedules } from '#shared/runtime/schedules.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { lookAtRollouts } from './look-at-rollouts.ts';
import { scheduleRolloutStep } from './schedule-rollout-step.ts';

const facts = z.object({ prompt: z.string(), rollout: z.string() });

const dependencies = {
  now: effects.now,
  rollouts: rolloutRepository(openTable),
  releases: releaseRepository(openTable),
  active: activeRolloutRepository(directory),
  served: servedOrganisationRepository(directory),
  sendTicks: openQueue('TICK_ROLLOUT_QUEUE_URL').send,
  sendAt: openSchedules('TICK_ROLLOUT_QUEUE_ARN').sendAt,
};

export const handler = eventWorker(
  'schedule-rollout-step',
  async (tenant, event) => {
    const { type, workspace, data } = event;
    if (type === reviewWithdrawn.type) {
      const { prompt, version } = reviewWithdrawn.read(event);
      return lookAtRollouts(dependencies, tenant, { workspace, prompt, version });
    }
    const { prompt, rollout } = facts.parse(data);
    return { rollout, ...(await scheduleRolloutStep(dependencies, tenant, { workspace, prompt, rollout })) };
  },
  { log, findState: organisationStates(openTable, effects.now) },
);
