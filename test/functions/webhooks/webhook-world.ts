import { createHash, randomBytes } from 'node:crypto';
import type { DomainEvent } from '#events/define-event.ts';
import { rolloutRolledBack } from '#events/index.ts';
import { createWebhook } from '#functions/webhooks/create-webhook.ts';
import { deliverWebhook } from '#functions/webhooks/deliver-webhook.ts';
import { fanOutEvent } from '#functions/webhooks/fan-out-event.ts';
import { signatureHeaders } from '#shared/crypto/webhook-signature.ts';
import { deliveryRepository } from '#shared/data/delivery-repository.ts';
import { webhookRepository } from '#shared/data/webhook-repository.ts';
import type { Delivery, Outcome, OutgoingMessage, QueuedAttempt } from '#shared/domain/delivery.ts';
import type { OrganisationState } from '#shared/domain/organisation-state.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { memorySecrets } from '#test/fakes/memory-secrets.ts';
import { asked, callerOf, memoryTables, organisationA, testEffects, userOf } from '#test/support/world.ts';

export const admin = callerOf(userOf('admin', { default: 'admin' }));
export const tenant = tenantOf(organisationA);

export const answered = (status: number, more: Partial<Outcome> = {}): Outcome => ({
  status,
  latencyMs: 12,
  error: null,
  response: '',
  retryAfterSeconds: 0,
  ...more,
});

export const eventNumber = (number: number): DomainEvent =>
  rolloutRolledBack.of(
    {
      id: `evt_01JD6Y8Z3K${String(number).padStart(16, '0')}`,
      organisationId: organisationA,
      workspace: 'default',
      occurredAt: '2026-11-21T08:00:00.000Z',
      actor: { type: 'system', id: 'tick-rollout' },
    },
    {
      prompt: 'support-reply',
      version: 3,
      rollout: 'rol_1',
      environment: 'production',
      percent: 25,
      stepIndex: 0,
      revision: 4,
    },
  );

/** Webhooks with their queue, their retries and a receiver whose answers a test decides; nothing leaves the process. */
export const webhookWorld = () => {
  const tables = memoryTables();
  const clock = testEffects();
  const queued: QueuedAttempt[] = [];
  const retries: { readonly attempt: QueuedAttempt; readonly at: Date }[] = [];
  const posted: OutgoingMessage[] = [];
  let state: OrganisationState = 'open';
  let answer: (message: OutgoingMessage) => Outcome | Promise<Outcome> = () => answered(200);

  const dependencies = {
    ...clock,
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    randomText: (bytes: number) => randomBytes(bytes).toString('base64url'),
    secrets: memorySecrets(),
    webhooks: webhookRepository(tables.openTable),
    deliveries: deliveryRepository(tables.openTable),
    urlRules: { allowLoopback: false },
    queueAttempts: async (attempts: readonly QueuedAttempt[]) => {
      queued.push(...attempts);
    },
    queueRetry: async (attempt: QueuedAttempt, at: Date) => {
      retries.push({ attempt, at });
    },
    findState: async () => state,
    sign: signatureHeaders,
    post: async (message: OutgoingMessage) => {
      posted.push(message);
      return answer(message);
    },
  };

  const register = async (events: readonly string[] = ['*'], url = 'https://hooks.example.com/promptgate') =>
    createWebhook(dependencies, { ...asked(admin), workspace: 'default', body: { url, events, description: '' } });

  const tell = async (event: DomainEvent) => fanOutEvent(dependencies, tenant, event);

  const deliver = async (attempt: QueuedAttempt | undefined) => deliverWebhook(dependencies, tenant, attempt!);

  return {
    ...tables,
    dependencies,
    queued,
    retries,
    posted,
    advance: clock.advance,
    now: clock.now,
    /** What the organisation is from now on. */
    become: (next: OrganisationState) => {
      state = next;
    },
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    register,
    tell,
    deliver,
    /** Goes through the whole schedule of the delivery queued last, at the times that were asked for. */
    exhaust: async () => {
      let next: QueuedAttempt | undefined = queued.at(-1);
      while (next) {
        const before = retries.length;
        await deliver(next);
        const retry = retries.slice(before)[0];
        if (retry) clock.advance((retry.at.getTime() - clock.now().getTime()) / 1000);
        next = retry?.attempt;
      }
    },
    deliveries: () => tables.rowsOf('DELIVERY') as unknown as Delivery[],
    webhookNow: async (id: string) => dependencies.webhooks.get(tenant, 'default', id),
  };
};
