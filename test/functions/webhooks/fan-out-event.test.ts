import { expect, test } from 'vitest';
import { webhookTested } from '#events/index.ts';
import { fanOutEvent } from '#functions/webhooks/fan-out-event.ts';
import { updateWebhook } from '#functions/webhooks/update-webhook.ts';
import { asked, organisationA } from '#test/support/world.ts';
import { admin, eventNumber, tenant, webhookWorld } from './webhook-world.ts';

test('every webhook that wants the event gets a delivery, and no other does', async () => {
  const world = webhookWorld();
  const all = await world.register(['*']);
  const one = await world.register(['prompt.created', 'rollout.rolled_back']);
  await world.register(['prompt.created']);

  await world.tell(eventNumber(1));

  expect(world.deliveries().map(({ webhook }) => webhook)).toEqual([all.id, one.id]);
  expect(world.queued.map(({ webhook }) => webhook)).toEqual([all.id, one.id]);
});

test('a disabled webhook and another workspace hear nothing', async () => {
  const world = webhookWorld();
  const { id } = await world.register();
  await updateWebhook(world.dependencies, {
    ...asked(admin),
    workspace: 'default',
    webhook: id,
    body: { status: 'disabled' },
  });
  await world.register();

  await world.tell({ ...eventNumber(1), workspace: 'other' });
  expect(world.deliveries()).toEqual([]);
  await world.tell(eventNumber(1));
  expect(world.deliveries().map(({ webhook }) => webhook)).not.toContain(id);
});

test('the message says what happened, to what, where and by whom', async () => {
  const world = webhookWorld();
  await world.register();
  const event = eventNumber(1);

  await world.tell(event);

  expect(JSON.parse(world.deliveries()[0]!.body)).toEqual({
    id: event.id,
    type: 'rollout.rolled_back',
    timestamp: '2026-11-21T08:00:00.000Z',
    data: {
      workspace: 'default',
      actor: { type: 'system', id: 'tick-rollout' },
      prompt: 'support-reply',
      version: 3,
      rollout: 'rol_1',
      environment: 'production',
      percent: 25,
      stepIndex: 0,
      revision: 4,
    },
  });
});

test('the same event again makes no second delivery and no second message', async () => {
  const world = webhookWorld();
  await world.register();
  await world.tell(eventNumber(1));
  await world.deliver(world.queued[0]);

  await world.tell(eventNumber(1));
  const outcomes = [];
  for (const attempt of world.queued) outcomes.push(await world.deliver(attempt));

  expect(world.deliveries()).toHaveLength(1);
  expect(world.posted).toHaveLength(1);
  expect(outcomes).toEqual([{ outcome: 'superseded' }, { outcome: 'superseded' }]);
});

test('a delivery that was kept but not queued is queued when the event comes again', async () => {
  const world = webhookWorld();
  await world.register();
  const crash = async () => Promise.reject(new Error('The queue is down.'));
  await expect(fanOutEvent({ ...world.dependencies, queueAttempts: crash }, tenant, eventNumber(1))).rejects.toThrow();

  await world.tell(eventNumber(1));
  await world.deliver(world.queued[0]);

  expect(world.posted).toHaveLength(1);
});

test('a test is for the webhook that is tested, whatever types it asked for', async () => {
  const world = webhookWorld();
  await world.register(['*']);
  const tested = await world.register(['prompt.created']);
  const circumstances = { ...eventNumber(1), actor: { type: 'user', id: 'usr_admin' } as const };

  await world.tell(webhookTested.of(circumstances, { webhook: tested.id }));

  expect(world.deliveries()).toMatchObject([{ webhook: tested.id, type: 'webhook.tested' }]);
});

test('deliveries of one webhook sort as their events do, and no two webhooks share an id', async () => {
  const world = webhookWorld();
  await world.register();
  await world.register();

  for (const number of [1, 2, 3]) {
    const id = `evt_01JD6Y8Z${number}K0000000000000000`;
    await world.tell({ ...eventNumber(number), id });
  }

  const ids = world.deliveries().map(({ id }) => id);
  expect(new Set(ids).size).toBe(6);
  expect(ids.every((id) => /^dlv_[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  expect(world.rowsOf('DELIVERY', organisationA).map(({ SK }) => SK)).toEqual(ids.map((id) => `DELIVERY#${id}`));
});
