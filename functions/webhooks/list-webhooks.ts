import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { WebhookRepository } from '#shared/domain/webhook.ts';

type Command = Asked & { readonly workspace: string; readonly query: PageRequest };

/** The webhooks of a workspace, newest first. */
export const listWebhooks = async (
  { webhooks }: { readonly webhooks: WebhookRepository },
  { caller, workspace, query }: Command,
) => webhooks.list(caller.tenant, workspace, query);
