import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { counted } from '#shared/domain/quota.ts';
import type { WebhookRepository } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly webhooks: WebhookRepository };
type Command = Asked & { readonly workspace: string; readonly webhook: string };

/** Deletes a webhook; what is still under way to it is not sent. @throws AppError `not_found`, `conflict`. */
export const deleteWebhook = async (
  { webhooks, ...effects }: Dependencies,
  { caller, workspace, webhook: id }: Command,
) => {
  const webhook = await webhooks.get(caller.tenant, workspace, id);
  const counts = counted(caller.plan, { webhooks: -1 }, effects.now());
  const deed = { action: 'webhook.delete', target: id, workspace, counts };
  await webhooks.delete(caller.tenant, webhook, journalFor(effects, caller, deed));
};
