import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import { demandPublicUrl, type UrlRules } from '#shared/domain/public-url.ts';
import { counted } from '#shared/domain/quota.ts';
import type { Secrets } from '#shared/domain/secrets.ts';
import {
  hostOf,
  newWebhookSecret,
  secretPurposeOf,
  type Webhook,
  type WebhookRepository,
} from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'randomText'> & {
  readonly webhooks: WebhookRepository;
  readonly secrets: Secrets;
  readonly urlRules: UrlRules;
};
type Command = Asked & {
  readonly workspace: string;
  readonly body: { readonly url: string; readonly events: readonly string[]; readonly description: string };
};

/** Registers a webhook; its secret is in this answer and nowhere else. @throws AppError `validation_failed`, `quota_exceeded`. */
export const createWebhook = async (
  { webhooks, secrets, urlRules, ...effects }: Dependencies,
  { caller, workspace, body }: Command,
) => {
  demandPublicUrl(body.url, 'body.url', urlRules);
  const id = effects.newId('webhook');
  const secret = newWebhookSecret(effects.randomText);
  const webhook: Webhook = {
    ...body,
    id,
    workspace,
    status: 'enabled',
    secret: await secrets.seal(caller.tenant, secretPurposeOf({ id }), secret),
    revision: 1,
    createdAt: effects.now().toISOString(),
    createdBy: actorOf(caller.principal),
  };
  const change = { host: hostOf(body.url), events: body.events };
  const counts = counted(caller.plan, { webhooks: 1 }, effects.now());
  const deed = { action: 'webhook.create', target: id, workspace, change, counts };
  await webhooks.create(caller.tenant, webhook, journalFor(effects, caller, deed));
  return { ...webhook, secret };
};
