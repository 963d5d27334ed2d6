import type { DomainEvent } from '#events/define-event.ts';
import type { Effects } from '#shared/domain/command.ts';
import { type DeliveryRepository, newDelivery, type QueueAttempts, queuedAttemptOf } from '#shared/domain/delivery.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { type WebhookRepository, wants } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'hash'> & {
  readonly webhooks: WebhookRepository;
  readonly deliveries: DeliveryRepository;
  readonly queueAttempts: QueueAttempts;
};

/**
 * Makes a delivery of an event for every webhook that wants it. The same event again finds its deliveries there; it
 * queues them once more, in case the first time did not come that far, and an attempt made already is superseded.
 */
export const fanOutEvent = async (
  { webhooks, deliveries, queueAttempts, hash, now }: Dependencies,
  tenant: TenantContext,
  event: DomainEvent,
) => {
  const wanting = (await webhooks.all(tenant, event.workspace)).filter((webhook) => wants(webhook, event));
  const messages = wanting.map((webhook) => newDelivery(hash, event, webhook, now()));
  await Promise.all(messages.map((delivery) => deliveries.add(tenant, delivery)));
  await queueAttempts(messages.map((delivery) => queuedAttemptOf(tenant, delivery)));
  return { deliveries: messages.length };
};
