import { webhookRoutes } from '#shared/contracts/webhooks.ts';
import { deliveryRepository } from '#shared/data/delivery-repository.ts';
import { webhookRepository } from '#shared/data/webhook-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openQueue } from '#shared/runtime/queues.ts';
import { secrets } from '#shared/runtime/secrets.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getWebhook } from './get-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { redeliverDelivery } from './redeliver-delivery.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhook } from './update-webhook.ts';

const { ALLOW_LOOPBACK } = readConfig('ALLOW_LOOPBACK');

export const handler = httpFunction(
  webhookRoutes,
  {
    createWebhook,
    listWebhooks,
    getWebhook,
    updateWebhook,
    deleteWebhook,
    rotateWebhookSecret,
    testWebhook,
    listDeliveries,
    redeliverDelivery,
  },
  {
    ...effects,
    secrets,
    webhooks: webhookRepository(openTable),
    deliveries: deliveryRepository(openTable),
    queueAttempts: openQueue('DELIVER_WEBHOOK_QUEUE_URL').send,
    urlRules: { allowLoopback: ALLOW_LOOPBACK },
  },
  { effects, log, openTable },
);
