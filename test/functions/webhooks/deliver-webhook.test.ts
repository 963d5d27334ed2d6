import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deleteWebhook } from '#functions/webhooks/delete-webhook.ts';
import { deliverWebhook } from '#functions/webhooks/deliver-webhook.ts';
import { redeliverDelivery } from '#functions/webhooks/redeliver-delivery.ts';
import { rotateWebhookSecret } from '#functions/webhooks/rotate-webhook-secret.ts';
import { updateWebhook } from '#functions/webhooks/update-webhook.ts';
import { asked } from '#test/support/world.ts';
import { admin, answered, eventNumber, tenant, webhookWorld } from './webhook-world.ts';

const at = (id: string) => ({ ...asked(admin), workspace: 'default', webhook: id });

/** The verifier of Standard Webhooks compares timestamps with the system's clock. */
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-21T08:00:00.000Z'), toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const toldOnce = async () => {
  const world = webhookWorld();
  const webhook = await world.register();
  await world.tell(eventNumber(1));
  return { ...world, webhook, first: world.queued[0]! };
};

test('a message is signed as Standard Webhooks say, and a 2xx delivers it', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(204));

  expect(await world.deliver(world.first)).toMatchObject({ outcome: 'delivered', status: 204 });

  const [message] = world.posted;
  expect(message?.url).toBe('https://hooks.example.com/promptgate');
  expect(message?.headers['webhook-id']).toBe(eventNumber(1).id);
  expect(new Verifier(world.webhook.secret).verify(message!.body, message!.headers)).toMatchObject({
    id: eventNumber(1).id,
  });
  expect(world.deliveries()).toMatchObject([
    { status: 'delivered', attempts: [{ at: '2026-11-21T08:00:00.000Z', status: 204, latencyMs: 12, error: null }] },
  ]);
  expect(world.retries).toEqual([]);
});

test('after a rotation both secrets verify for 24 hours, and then the new one alone', async () => {
  const world = await toldOnce();
  const { secret } = await rotateWebhookSecret(world.dependencies, at(world.webhook.id));

  await world.deliver(world.first);
  const [message] = world.posted;
  for (const each of [secret, world.webhook.secret]) {
    expect(() => new Verifier(each).verify(message!.body, message!.headers)).not.toThrow();
  }

  world.advance(24 * 3600);
  vi.setSystemTime(new Date('2026-11-22T08:00:00.000Z'));
  await world.tell(eventNumber(2));
  await world.deliver(world.queued[1]);
  const later = world.posted[1]!;
  expect(() => new Verifier(secret).verify(later.body, later.headers)).not.toThrow();
  expect(() => new Verifier(world.webhook.secret).verify(later.body, later.headers)).toThrow();
});

test('a failed message comes again by the schedule, with the same id and bytes and a timestamp of its own', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(500, { response: 'out of order' }));

  await world.exhaust();

  const [delivery] = world.deliveries();
  expect(delivery).toMatchObject({ status: 'failed', tries: 10 });
  expect(delivery?.attempts[0]).toMatchObject({ status: 500, response: 'out of order' });
  expect(new Set(world.posted.map(({ body, headers }) => `${headers['webhook-id']}${body}`)).size).toBe(1);
  const times = world.posted.map(({ headers }) => Number(headers['webhook-timestamp']));
  const waits = times.slice(1).map((time, index) => time - times[index]!);
  const schedule = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(Math.floor(schedule[index]! * 0.8));
    expect(wait).toBeLessThanOrEqual(Math.ceil(schedule[index]! * 1.2));
  }
  expect(waits).toHaveLength(9);
});

test.each([301, 302, 307, 400, 404, 429, 503])('%i is no success', async (status) => {
  const world = await toldOnce();
  world.answerWith(() => answered(status));

  expect(await world.deliver(world.first)).toMatchObject({ outcome: 'pending', status });
  expect(world.retries).toHaveLength(1);
});

test('a receiver that asks for more time is given it, up to a day', async () => {
  for (const [asks, waits] of [
    [600, 600],
    [10 ** 9, 86_400],
  ] as const) {
    const world = await toldOnce();
    world.answerWith(() => answered(429, { retryAfterSeconds: asks }));
    await world.deliver(world.first);

    expect(world.retries[0]?.at.toISOString()).toBe(
      new Date(Date.parse('2026-11-21T08:00:00.000Z') + waits * 1000).toISOString(),
    );
  }
});

test('an attempt that comes twice is made once; one that comes too early comes again', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(500));

  await world.deliver(world.first);
  expect(await world.deliver(world.first)).toEqual({ outcome: 'superseded' });
  expect(world.posted).toHaveLength(1);

  await expect(world.deliver({ ...world.first, revision: 9 })).rejects.toThrow('not written down yet');
});

test('two attempts at the same moment leave one in the log and one retry that counts', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(500));

  const outcomes = await Promise.all([world.deliver(world.first), world.deliver(world.first)]);

  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['pending', 'superseded']);
  expect(world.deliveries()[0]?.attempts).toHaveLength(1);
  for (const { attempt } of world.retries.slice(0, 2)) await world.deliver(attempt);
  expect(world.posted).toHaveLength(3);
});

test('a crash before an attempt is written down loses nothing', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(500));
  const deliveries = { ...world.dependencies.deliveries, record: async () => Promise.reject(new Error('crash')) };
  await expect(deliverWebhook({ ...world.dependencies, deliveries }, tenant, world.first)).rejects.toThrow('crash');

  await world.deliver(world.first);
  world.answerWith(() => answered(200));
  for (const { attempt } of world.retries) await world.deliver(attempt);

  expect(world.deliveries()).toMatchObject([{ status: 'delivered', tries: 2 }]);
});

test('410 disables the webhook at once, and its workspace is told', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(410));

  await world.deliver(world.first);

  expect(await world.webhookNow(world.webhook.id)).toMatchObject({ status: 'disabled' });
  expect(world.deliveries()).toMatchObject([{ status: 'failed' }]);
  expect(world.retries).toEqual([]);
  expect(world.rowsOf('EVENT')).toMatchObject([
    { event: { type: 'webhook.disabled', workspace: 'default', data: { webhook: world.webhook.id } } },
  ]);
  expect(world.rowsOf('AUDIT').at(-1)).toMatchObject({
    action: 'webhook.disable',
    actor: { type: 'system' },
    change: { reason: 'gone' },
  });
});

test('ten messages given up within five days of failing disable the webhook, nine do not', async () => {
  const world = webhookWorld();
  const { id } = await world.register();
  world.answerWith(() => answered(500));
  for (let number = 1; number <= 9; number += 1) {
    await world.tell(eventNumber(number));
    await world.exhaust();
    expect(await world.webhookNow(id)).toMatchObject({ status: 'enabled', failedDeliveries: number });
  }

  await world.tell(eventNumber(10));
  await world.exhaust();

  expect(await world.webhookNow(id)).toMatchObject({ status: 'disabled' });
  expect(world.rowsOf('EVENT')).toHaveLength(1);
});

test('many messages given up in a short outage disable nothing', async () => {
  const world = webhookWorld();
  const { id } = await world.register();
  world.answerWith(() => answered(500));
  const ready = { status: 'pending', tries: 9 } as const;
  for (let number = 1; number <= 15; number += 1) {
    await world.tell(eventNumber(number));
    const delivery = world.deliveries().find(({ event }) => event === eventNumber(number).id)!;
    await world.dependencies.deliveries.record(tenant, { ...delivery, ...ready, revision: 2 });
    await world.deliver({ ...world.queued.at(-1)!, revision: 2 });
  }

  expect(await world.webhookNow(id)).toMatchObject({ status: 'enabled', failedDeliveries: 15 });
});

test('one success clears the record of failures, and so does turning a webhook on again', async () => {
  const world = await toldOnce();
  const { id } = world.webhook;
  world.answerWith(() => answered(500));
  await world.deliver(world.first);
  expect(await world.webhookNow(id)).toMatchObject({ failingSince: '2026-11-21T08:00:00.000Z' });

  world.answerWith(() => answered(200));
  await world.deliver(world.retries[0]?.attempt);
  expect(await world.webhookNow(id)).not.toHaveProperty('failingSince');

  world.answerWith(() => answered(410));
  await world.tell(eventNumber(2));
  await world.deliver(world.queued.at(-1));
  const enabled = await updateWebhook(world.dependencies, { ...at(id), body: { status: 'enabled' } });
  expect(enabled).toMatchObject({ status: 'enabled', failingSince: undefined });
  expect(await world.webhookNow(id)).not.toHaveProperty('failedDeliveries');
});

test('attempts change neither the revision nor the settings of a webhook, and leave no audit entry', async () => {
  const world = await toldOnce();
  const before = world.rowsOf('AUDIT').length;
  world.answerWith(() => answered(500));

  await world.deliver(world.first);

  expect(await world.webhookNow(world.webhook.id)).toMatchObject({ revision: 1, url: world.webhook.url });
  expect(world.rowsOf('AUDIT')).toHaveLength(before);
});

test('nothing is sent to a webhook that is disabled or deleted meanwhile', async () => {
  const disabled = await toldOnce();
  await updateWebhook(disabled.dependencies, { ...at(disabled.webhook.id), body: { status: 'disabled' } });
  expect(await disabled.deliver(disabled.first)).toEqual({ outcome: 'disabled' });
  expect(disabled.deliveries()).toMatchObject([{ status: 'failed', attempts: [] }]);

  const deleted = await toldOnce();
  await deleteWebhook(deleted.dependencies, at(deleted.webhook.id));
  expect(await deleted.deliver(deleted.first)).toEqual({ outcome: 'gone' });

  expect([...disabled.posted, ...deleted.posted]).toEqual([]);
});

test('a message is sent again on request, with its id, and supersedes the attempt that was waiting', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(500));
  await world.deliver(world.first);
  const { id } = world.deliveries()[0]!;

  const again = await redeliverDelivery(world.dependencies, { ...at(world.webhook.id), delivery: id });
  expect(again).toMatchObject({ status: 'pending', tries: 0, nextAttemptAt: '2026-11-21T08:00:00.000Z' });
  world.answerWith(() => answered(200));
  await world.deliver(world.queued.at(-1));
  expect(await world.deliver(world.retries[0]?.attempt)).toEqual({ outcome: 'superseded' });

  expect(world.posted.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill(eventNumber(1).id));
  expect(world.deliveries()).toMatchObject([{ status: 'delivered', attempts: [{ status: 500 }, { status: 200 }] }]);
  expect(world.rowsOf('AUDIT').at(-1)).toMatchObject({ action: 'webhook.redeliver', target: id });
});

test('a delivered message may be sent again; a disabled webhook takes none', async () => {
  const world = await toldOnce();
  await world.deliver(world.first);
  const command = { ...at(world.webhook.id), delivery: world.deliveries()[0]!.id };

  await redeliverDelivery(world.dependencies, command);
  await world.deliver(world.queued.at(-1));
  expect(world.posted).toHaveLength(2);

  await updateWebhook(world.dependencies, { ...at(world.webhook.id), body: { status: 'disabled' } });
  await expect(redeliverDelivery(world.dependencies, command)).rejects.toMatchObject({ code: 'conflict' });
});

test('of many attempts the last twenty are kept', async () => {
  const world = await toldOnce();
  world.answerWith(() => answered(500));
  for (let round = 0; round < 3; round += 1) {
    await world.exhaust();
    await redeliverDelivery(world.dependencies, { ...at(world.webhook.id), delivery: world.deliveries()[0]!.id });
  }

  expect(world.posted).toHaveLength(30);
  expect(world.deliveries()[0]?.attempts).toHaveLength(20);
});

test('while the organisation is closed a delivery waits, hour by hour, and goes out when it is restored', async () => {
  const world = await toldOnce();
  world.become('closed');
  for (const _ of [1, 2]) expect(await world.deliver(world.first)).toEqual({ outcome: 'closed' });
  const hour = new Date(world.now().getTime() + 3600 * 1000);
  expect(world.retries).toEqual([1, 2].map(() => ({ attempt: world.first, at: hour })));
  expect(world.posted).toHaveLength(0);

  world.become('open');
  expect(await world.deliver(world.retries[0]?.attempt)).toMatchObject({ outcome: 'delivered' });
  expect(world.posted).toHaveLength(1);
});

test('a delivery of an organisation that is erased is dropped', async () => {
  const world = await toldOnce();
  world.become('gone');

  expect(await world.deliver(world.first)).toEqual({ outcome: 'gone' });
  expect([world.posted.length, world.retries.length]).toEqual([0, 0]);
});
