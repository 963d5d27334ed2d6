import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { Secrets } from '#shared/domain/secrets.ts';
import { newWebhookSecret, secretPurposeOf, type WebhookRepository, withSecret } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'randomText'> & {
  readonly webhooks: WebhookRepository;
  readonly secrets: Secrets;
};
type Command = Asked & { readonly workspace: string; readonly webhook: string };

/**
 * Gives a webhook a new secret, which is in this answer and nowhere else; the old one signs along for 24 hours.
 * @throws AppError `not_found`, `conflict`.
 */
export const rotateWebhookSecret = async (
  { webhooks, secrets, ...effects }: Dependencies,
  { caller, workspace, webhook: id }: Command,
) => {
  const webhook = await webhooks.get(caller.tenant, workspace, id);
  const secret = newWebhookSecret(effects.randomText);
  const sealed = await secrets.seal(caller.tenant, secretPurposeOf(webhook), secret);
  const next = withSecret(webhook, sealed, effects.now());
  const deed = { action: 'webhook.rotate_secret', target: id, workspace };
  await webhooks.save(caller.tenant, next, journalFor(effects, caller, deed));
  return { ...next, secret };
};
