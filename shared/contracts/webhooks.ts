import * as z from 'zod';
import { webhookEventTypes } from '../../events/index.ts';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, text, timestamp } from './schemas.ts';

const every = '*';
const url = z.string().min(1).describe('An https address on port 443 or 8443 that takes POST.');
const events = z
  .array(z.enum([every, ...webhookEventTypes]))
  .min(1)
  .max(webhookEventTypes.length)
  .refine((types) => types.length === 1 || !types.includes(every), `must not have anything beside '${every}'`)
  .refine((types) => new Set(types).size === types.length, 'must not name a type twice')
  .describe(`The event types to hear of, or '${every}' alone for all of them.`);
const description = text(500, 0).describe('What the webhook is for.');
const status = z.enum(['enabled', 'disabled']).describe('Nothing is sent to a disabled webhook.');

const webhookView = z.object({
  id: z.string(),
  url: z.string().describe('Where the messages go.'),
  events: z.array(z.string()).describe(`The event types that it hears of, or '${every}' alone for all of them.`),
  description,
  status,
  failingSince: timestamp.optional().describe('When the first attempt failed since the last that succeeded.'),
  previousSecretExpiresAt: timestamp.optional().describe('Until then the secret before the present one signs along.'),
  createdAt: timestamp,
  createdBy: actor,
});

const secret = z.string().describe('The key that signs its messages, by Standard Webhooks; shown this once.');
const secretView = webhookView.extend({ secret });

const deliveryView = z.object({
  id: z.string(),
  webhook: z.string(),
  event: z.string().describe('The event that the message tells of: its `id` and its `webhook-id`.'),
  type: z.string().describe("The event's type."),
  status: z.enum(['pending', 'delivered', 'failed']),
  attempts: z
    .array(
      z.object({
        at: timestamp,
        status: z.int().nullable().describe('The HTTP status that came back; null without an answer.'),
        latencyMs: z.number(),
        error: z
          .enum(['address_refused', 'dns', 'connection', 'tls', 'timeout'])
          .nullable()
          .describe('Why no answer came.'),
        response: z.string().describe("The first kilobyte of the answer's body."),
      }),
    )
    .describe('The last 20 attempts, oldest first.'),
  nextAttemptAt: timestamp.optional().describe('When the next attempt is due, while it is pending.'),
  createdAt: timestamp,
});

const webhookExample = {
  id: 'whk_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  url: 'https://hooks.example.com/promptgate',
  events: ['rollout.rolled_back'],
  description: 'Wakes whoever is on call.',
  status: 'enabled',
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
} as const;
const secretExample = { ...webhookExample, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwkPvzXQnJHCY=' };
const deliveryExample = {
  id: 'dlv_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  webhook: webhookExample.id,
  event: 'evt_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  type: 'rollout.rolled_back',
  status: 'delivered',
  attempts: [{ at: '2026-11-21T08:00:01.000Z', status: 204, latencyMs: 83, error: null, response: '' }],
  createdAt: '2026-11-21T08:00:00.000Z',
} as const;

const path = '/v1/workspaces/{workspace}/webhooks';
const one = `${path}/{webhook}` as const;
const access = 'workspace:admin';

const createWebhook = defineRoute({
  operationId: 'createWebhook',
  method: 'POST',
  path,
  summary: 'Register a webhook',
  access,
  body: z.strictObject({ url, events, description: description.default('') }),
  response: { status: 201, body: secretView },
  errors: ['quota_exceeded'],
  example: {
    body: { url: webhookExample.url, events: webhookExample.events, description: webhookExample.description },
    response: secretExample,
  },
});

const listWebhooks = defineRoute({
  operationId: 'listWebhooks',
  method: 'GET',
  path,
  summary: 'List the webhooks of a workspace',
  access,
  query: pageQuery,
  response: { status: 200, body: pageOf(webhookView) },
  errors: [],
});

const getWebhook = defineRoute({
  operationId: 'getWebhook',
  method: 'GET',
  path: one,
  summary: 'Get a webhook',
  access,
  response: { status: 200, body: webhookView },
  errors: [],
  example: { response: webhookExample },
});

const updateWebhook = defineRoute({
  operationId: 'updateWebhook',
  method: 'PATCH',
  path: one,
  summary: 'Change, enable or disable a webhook',
  access,
  body: z.strictObject({
    url: url.optional(),
    events: events.optional(),
    description: description.optional(),
    status: status.optional(),
  }),
  response: { status: 200, body: webhookView },
  errors: ['precondition_failed', 'conflict'],
  example: { body: { status: 'disabled' }, response: { ...webhookExample, status: 'disabled' } },
});

const deleteWebhook = defineRoute({
  operationId: 'deleteWebhook',
  method: 'DELETE',
  path: one,
  summary: 'Delete a webhook',
  access,
  response: { status: 204 },
  errors: ['conflict'],
});

const rotateWebhookSecret = defineRoute({
  operationId: 'rotateWebhookSecret',
  method: 'POST',
  path: `${one}/rotate-secret`,
  summary: 'Give a webhook a new secret; the old one signs along for 24 hours',
  access,
  response: { status: 200, body: secretView },
  errors: ['conflict'],
  example: { response: { ...secretExample, previousSecretExpiresAt: '2026-11-22T08:00:00.000Z' } },
});

const testWebhook = defineRoute({
  operationId: 'testWebhook',
  method: 'POST',
  path: `${one}/test`,
  summary: 'Send a test message to a webhook',
  access,
  response: {
    status: 202,
    body: z.object({
      event: z.string().describe('The event that is sent, of type `webhook.tested`.'),
      delivery: z.string().describe('The delivery to look for in the list of deliveries.'),
    }),
  },
  errors: ['conflict'],
  example: { response: { event: deliveryExample.event, delivery: deliveryExample.id } },
});

const listDeliveries = defineRoute({
  operationId: 'listDeliveries',
  method: 'GET',
  path: `${one}/deliveries`,
  summary: 'List what was sent to a webhook in the last 30 days',
  access,
  query: pageQuery,
  response: { status: 200, body: pageOf(deliveryView) },
  errors: [],
  example: { response: { data: [deliveryExample], nextCursor: null } },
});

const redeliverDelivery = defineRoute({
  operationId: 'redeliverDelivery',
  method: 'POST',
  path: `${one}/deliveries/{delivery}/redeliver`,
  summary: 'Send a message again, with the same id',
  access,
  response: { status: 202, body: deliveryView },
  errors: ['conflict'],
  example: {
    response: { ...deliveryExample, status: 'pending', nextAttemptAt: '2026-11-21T09:00:00.000Z' },
  },
});

export const webhookRoutes = {
  createWebhook,
  listWebhooks,
  getWebhook,
  updateWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  testWebhook,
  listDeliveries,
  redeliverDelivery,
};
