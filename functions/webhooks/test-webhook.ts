import { webhookTested } from '#events/index.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { deliveryIdOf } from '#shared/domain/delivery.ts';
import { AppError } from '#shared/domain/errors.ts';
import { demandEnabled, type WebhookRepository } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'hash'> & { readonly webhooks: WebhookRepository };
type Command = Asked & { readonly workspace: string; readonly webhook: string };

/**
 * Tells an event that only this webhook hears of, along the way that every event takes.
 * @throws AppError `not_found`, `conflict` when it is disabled.
 */
export const testWebhook = async (
  { webhooks, ...effects }: Dependencies,
  { caller, workspace, webhook: id }: Command,
) => {
  const webhook = await webhooks.get(caller.tenant, workspace, id);
  demandEnabled(webhook);
  const deed = { action: 'webhook.test', target: id, workspace };
  const journal = journalFor(effects, caller, deed, (tell) => [tell(webhookTested, { webhook: id })]);
  const [event] = journal.events;
  if (!event) throw new AppError('internal', 'A test tells an event.');
  await webhooks.note(caller.tenant, webhook, journal);
  return { event: event.id, delivery: deliveryIdOf(effects.hash, event.id, id) };
};
