import { deliveryRepository } from '#shared/data/delivery-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { webhookRepository } from '#shared/data/webhook-repository.ts';
import { eventWorker } from '#shared/messaging/event-worker.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { fanOutEvent } from './fan-out-event.ts';

const dependencies = {
  ...effects,
  webhooks: webhookRepository(openTable),
  deliveries: deliveryRepository(openTable),
  queueAttempts: openQueue('DELIVER_WEBHOOK_QUEUE_URL').send,
};

export const handler = eventWorker('fan-out-event', async (tenant, event) => fanOutEvent(dependencies, tenant, event), {
  log,
  findState: organisationStates(openTable, effects.now),
});
