import type { Asked } from '#shared/domain/command.ts';
import type { DeliveryRepository } from '#shared/domain/delivery.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { WebhookRepository } from '#shared/domain/webhook.ts';

type Dependencies = { readonly webhooks: WebhookRepository; readonly deliveries: DeliveryRepository };
type Command = Asked & { readonly workspace: string; readonly webhook: string; readonly query: PageRequest };

/** What was sent to a webhook, newest event first. @throws AppError `not_found`. */
export const listDeliveries = async (
  { webhooks, deliveries }: Dependencies,
  { caller, workspace, webhook, query }: Command,
) => {
  await webhooks.get(caller.tenant, workspace, webhook);
  return deliveries.list(caller.tenant, workspace, webhook, query);
};
