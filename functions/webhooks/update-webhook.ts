import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { demandPublicUrl, type UrlRules } from '#shared/domain/public-url.ts';
import { changed, hostOf, type WebhookRepository, type WebhookSettings } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly webhooks: WebhookRepository;
  readonly urlRules: UrlRules;
};
type Command = Asked & { readonly workspace: string; readonly webhook: string; readonly body: WebhookSettings };

/**
 * Changes a webhook, or turns it on or off.
 * @throws AppError `not_found`, `validation_failed`, `precondition_failed`, `conflict`.
 */
export const updateWebhook = async (
  { webhooks, urlRules, ...effects }: Dependencies,
  { caller, workspace, webhook: id, body, precondition }: Command,
) => {
  if (body.url !== undefined) demandPublicUrl(body.url, 'body.url', urlRules);
  const webhook = await webhooks.get(caller.tenant, workspace, id);
  precondition(webhook);
  const next = changed(webhook, body);
  const { url, description: _text, ...rest } = body;
  const change = { fields: Object.keys(body), ...rest, ...(url !== undefined && { host: hostOf(url) }) };
  await webhooks.save(
    caller.tenant,
    next,
    journalFor(effects, caller, { action: 'webhook.update', target: id, workspace, change }),
  );
  return next;
};
