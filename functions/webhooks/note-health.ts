import { webhookDisabled } from '#events/index.ts';
import { type Effects, journalOf } from '#shared/domain/command.ts';
import type { Delivery } from '#shared/domain/delivery.ts';
import { gone } from '#shared/domain/delivery-schedule.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { isAbandoned, type Webhook, type WebhookRepository } from '#shared/domain/webhook.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly webhooks: WebhookRepository };

const disable = async (
  { webhooks, ...effects }: Dependencies,
  tenant: TenantContext,
  webhook: Webhook,
  reason: 'gone' | 'abandoned',
) => {
  const { id, workspace, revision } = webhook;
  const actor = { type: 'system', id: 'deliver-webhook' } as const;
  const deed = { tenant, actor, action: 'webhook.disable', target: id, workspace, change: { reason } };
  const journal = journalOf(effects, deed, (tell) => [tell(webhookDisabled, { webhook: id })]);
  await webhooks.save(tenant, { ...webhook, status: 'disabled', revision: revision + 1 }, journal);
};

/**
 * Draws the consequences of an attempt for its webhook: a success clears its record; a receiver that is gone, by its
 * own word or by its long silence, is disabled, and its workspace told.
 */
export const noteHealth = async (
  dependencies: Dependencies,
  tenant: TenantContext,
  webhook: Webhook,
  { status, attempts }: Delivery,
): Promise<void> => {
  const { webhooks, now } = dependencies;
  const at = now().toISOString();
  const isFailing = webhook.failingSince !== undefined;
  if (status === 'delivered') {
    if (isFailing) await webhooks.noteHealth(tenant, webhook, 'recovered', at);
    return;
  }
  if (!isFailing) await webhooks.noteHealth(tenant, webhook, 'failing', at);
  if (status === 'pending') return;
  await webhooks.noteHealth(tenant, webhook, 'gave-up', at);
  if (attempts.at(-1)?.status === gone) await disable(dependencies, tenant, webhook, 'gone');
  else if (isAbandoned(webhook, now())) await disable(dependencies, tenant, webhook, 'abandoned');
};
