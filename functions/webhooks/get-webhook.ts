import type { Asked } from '#shared/domain/command.ts';
import type { WebhookRepository } from '#shared/domain/webhook.ts';

type Command = Asked & { readonly workspace: string; readonly webhook: string };

/** A webhook by its id, without its secret. @throws AppError `not_found`. */
export const getWebhook = async (
  { webhooks }: { readonly webhooks: WebhookRepository },
  { caller, workspace, webhook }: Command,
) => webhooks.get(caller.tenant, workspace, webhook);
