import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { type DeliveryRepository, type QueueAttempts, queuedAttemptOf, redelivered } from '#shared/domain/delivery.ts';
import { demandEnabled, type WebhookRepository } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly webhooks: WebhookRepository;
  readonly deliveries: DeliveryRepository;
  readonly queueAttempts: QueueAttempts;
};
type Command = Asked & { readonly workspace: string; readonly webhook: string; readonly delivery: string };

/**
 * Sends a message again, whatever became of it: the same bytes under the same id. An attempt that was still waiting
 * is superseded. @throws AppError `not_found`, `conflict` when the webhook is disabled.
 */
export const redeliverDelivery = async (
  { webhooks, deliveries, queueAttempts, ...effects }: Dependencies,
  { caller, workspace, webhook: id, delivery }: Command,
) => {
  const { tenant } = caller;
  demandEnabled(await webhooks.get(tenant, workspace, id));
  const next = redelivered(await deliveries.get(tenant, workspace, id, delivery), effects.now());
  const deed = { action: 'webhook.redeliver', target: delivery, workspace, change: { webhook: id, event: next.event } };
  await deliveries.save(tenant, next, journalFor(effects, caller, deed));
  await queueAttempts([queuedAttemptOf(tenant, next)]);
  return next;
};
