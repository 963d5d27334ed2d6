import * as z from 'zod';
import { signatureHeaders } from '#shared/crypto/webhook-signature.ts';
import { deliveryRepository } from '#shared/data/delivery-repository.ts';
import { organisationStates } from '#shared/data/organisation-states.ts';
import { webhookRepository } from '#shared/data/webhook-repository.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { postMessage } from '#shared/messaging/post-message.ts';
import { queueWorker } from '#shared/messaging/queue-worker.ts';
import { retryQueue } from '#shared/messaging/retry-queue.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { openSchedules } from '#shared/runtime/schedules.ts';
import { secrets } from '#shared/runtime/secrets.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { deliverWebhook } from './deliver-webhook.ts';

const { ALLOW_LOOPBACK } = readConfig('ALLOW_LOOPBACK');

const queuedAttempt = z.strictObject({
  organisationId: z.string(),
  workspace: z.string(),
  webhook: z.string(),
  delivery: z.string(),
  revision: z.int().positive(),
});

const dependencies = {
  ...effects,
  secrets,
  webhooks: webhookRepository(openTable),
  deliveries: deliveryRepository(openTable),
  findState: organisationStates(openTable, effects.now),
  sign: signatureHeaders,
  post: postMessage({ now: effects.now, allowLoopback: ALLOW_LOOPBACK }),
  queueRetry: retryQueue(
    openQueue('DELIVER_WEBHOOK_QUEUE_URL'),
    openSchedules('DELIVER_WEBHOOK_QUEUE_ARN'),
    effects.now,
  ),
};

export const handler = queueWorker(
  'deliver-webhook',
  (body) => queuedAttempt.parse(body),
  async (attempt) => ({
    organisationId: attempt.organisationId,
    webhook: attempt.webhook,
    delivery: attempt.delivery,
    ...(await deliverWebhook(dependencies, tenantOf(attempt.organisationId), attempt)),
  }),
  { log },
);
