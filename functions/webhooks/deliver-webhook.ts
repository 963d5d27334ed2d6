import type { Effects } from '#shared/domain/command.ts';
import {
  type Delivery,
  type DeliveryRepository,
  type PostMessage,
  type QueuedAttempt,
  type QueueRetry,
  queuedAttemptOf,
  type SignMessage,
} from '#shared/domain/delivery.ts';
import { afterAttempt, givenUp } from '#shared/domain/delivery-schedule.ts';
import { unlessMissing } from '#shared/domain/errors.ts';
import type { FindState } from '#shared/domain/organisation-state.ts';
import type { Secrets } from '#shared/domain/secrets.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { secretPurposeOf, signingSecretsOf, type Webhook, type WebhookRepository } from '#shared/domain/webhook.ts';
import { noteHealth } from './note-health.ts';

type Dependencies = Pick<Effects, 'now' | 'newId' | 'hash'> & {
  readonly webhooks: WebhookRepository;
  readonly deliveries: DeliveryRepository;
  readonly secrets: Secrets;
  readonly sign: SignMessage;
  readonly post: PostMessage;
  readonly queueRetry: QueueRetry;
  readonly findState: FindState;
};

/** How often a closed organisation's messages are looked at, which go out when it is restored. */
const closedMs = 3600 * 1000;

const attempt = async (
  { secrets, sign, post, now }: Dependencies,
  tenant: TenantContext,
  webhook: Webhook,
  { event, body }: Delivery,
) => {
  const purpose = secretPurposeOf(webhook);
  const sealed = signingSecretsOf(webhook, now());
  const opened = await Promise.all(sealed.map((secret) => secrets.open(tenant, purpose, secret)));
  const at = now();
  const headers = sign({ id: event, timestamp: Math.floor(at.getTime() / 1000), body }, opened);
  const { retryAfterSeconds, ...outcome } = await post({ url: webhook.url, headers, body });
  return { made: { at: at.toISOString(), ...outcome }, retryAfterSeconds };
};

/**
 * Makes the attempt that was queued, unless the delivery has moved on since. The next attempt is queued before this
 * one is written down: a crash in between repeats an attempt, and none is lost. While the organisation is closed, all
 * attempts are put off.
 * @throws Error when the delivery is not there yet at the queued revision; the queue brings the attempt again.
 */
export const deliverWebhook = async (dependencies: Dependencies, tenant: TenantContext, queued: QueuedAttempt) => {
  const { webhooks, deliveries, queueRetry, findState, hash, now } = dependencies;
  const { workspace, webhook: id, delivery: deliveryId, revision } = queued;
  const state = await findState(tenant);
  if (state === 'gone') return { outcome: 'gone' };
  if (state === 'closed') {
    await queueRetry(queued, new Date(now().getTime() + closedMs));
    return { outcome: 'closed' };
  }
  const delivery = await unlessMissing(deliveries.get(tenant, workspace, id, deliveryId));
  const webhook = await unlessMissing(webhooks.get(tenant, workspace, id));
  if (!delivery || !webhook) return { outcome: 'gone' };
  if (delivery.revision > revision || delivery.status !== 'pending') return { outcome: 'superseded' };
  if (delivery.revision < revision) throw new Error('The attempt before this one is not written down yet.');
  if (webhook.status === 'disabled') {
    await deliveries.record(tenant, givenUp(delivery));
    return { outcome: 'disabled' };
  }

  const { made, retryAfterSeconds } = await attempt(dependencies, tenant, webhook, delivery);
  const next = afterAttempt(hash, delivery, made, retryAfterSeconds, now());
  if (next.nextAttemptAt !== undefined) {
    await queueRetry(queuedAttemptOf(tenant, next), new Date(next.nextAttemptAt));
  }
  if (!(await deliveries.record(tenant, next))) return { outcome: 'superseded' };
  await noteHealth(dependencies, tenant, webhook, next);
  return { outcome: next.status, status: made.status, refusal: made.error, latencyMs: made.latencyMs };
};
