import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { WebhookRepository } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly webhooks: WebhookRepository };
type Command = Asked & { readonly workspace: string; readonly webhook: string };

/** Deletes a webhook; what is still under way to it is not sent. @throws AppError `not_found`, `conflict`. */
export const deleteWebhook = async (
  { webhooks, ...effects }: Dependencies,
  { caller, workspace, webhook: id }: Command,
) => {
  const webhook = await webhooks.get(caller.tenant, workspace, id);
  const deed = { action: 'webhook.delete', target: id, workspace };
  await webhooks.delete(caller.tenant, webhook, journalFor(effects, caller, deed));
};
