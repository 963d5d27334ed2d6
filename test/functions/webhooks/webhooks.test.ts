import { expect, test } from 'vitest';
import { createWebhook } from '#functions/webhooks/create-webhook.ts';
import { deleteWebhook } from '#functions/webhooks/delete-webhook.ts';
import { getWebhook } from '#functions/webhooks/get-webhook.ts';
import { listDeliveries } from '#functions/webhooks/list-deliveries.ts';
import { listWebhooks } from '#functions/webhooks/list-webhooks.ts';
import { redeliverDelivery } from '#functions/webhooks/redeliver-delivery.ts';
import { rotateWebhookSecret } from '#functions/webhooks/rotate-webhook-secret.ts';
import { testWebhook } from '#functions/webhooks/test-webhook.ts';
import { updateWebhook } from '#functions/webhooks/update-webhook.ts';
import { webhookRoutes } from '#shared/contracts/webhooks.ts';
import { AppError } from '#shared/domain/errors.ts';
import { asked, callerOf, organisationB, userOf } from '#test/support/world.ts';
import { admin, eventNumber, webhookWorld } from './webhook-world.ts';

const at = (id: string) => ({ ...asked(admin), workspace: 'default', webhook: id });

test('a new webhook shows its secret once; no row and no later view has it', async () => {
  const world = webhookWorld();

  const { id, secret } = await world.register();

  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const view = webhookRoutes.getWebhook.response.body.parse(await getWebhook(world.dependencies, at(id)));
  const list = await listWebhooks(world.dependencies, { ...at(id), query: { limit: 25 } });
  const rows = [...world.openTable(admin.tenant).rows.values()];
  expect(JSON.stringify([view, list, rows])).not.toContain(secret.slice('whsec_'.length));
  expect(Object.keys(view)).not.toContain('secret');
  expect(rows.length).toBeGreaterThan(1);
});

test('the audit trail names the host of the address, whose path may be a secret of the receiver', async () => {
  const world = webhookWorld();
  const { id } = await world.register(['*'], 'https://hooks.example.com/services/canary');
  await updateWebhook(world.dependencies, {
    ...at(id),
    body: { url: 'https://example.org/canary', events: ['scan.failed'], description: 'canary' },
  });
  await rotateWebhookSecret(world.dependencies, at(id));
  await testWebhook(world.dependencies, at(id));
  await deleteWebhook(world.dependencies, at(id));

  const entries = world.rowsOf('AUDIT');
  expect(entries.map(({ action }) => action)).toEqual(
    ['create', 'update', 'rotate_secret', 'test', 'delete'].map((deed) => `webhook.${deed}`),
  );
  expect(entries[0]).toMatchObject({ target: id, change: { host: 'hooks.example.com', events: ['*'] } });
  const fields = ['url', 'events', 'description'];
  expect(entries[1]).toMatchObject({ change: { fields, host: 'example.org', events: ['scan.failed'] } });
  expect(JSON.stringify([entries, world.rowsOf('EVENT')])).not.toContain('canary');
});

test('an address that is not public is refused at registration and at every change, with its place', async () => {
  const world = webhookWorld();
  const { id } = await world.register();
  const refusal = { code: 'validation_failed', faults: [{ path: 'body.url' }] };

  const body = { url: 'http://127.0.0.1:9000/', events: ['*'], description: '' };
  await expect(
    createWebhook(world.dependencies, { ...asked(admin), workspace: 'default', body }),
  ).rejects.toMatchObject(refusal);
  await expect(updateWebhook(world.dependencies, { ...at(id), body: { url: body.url } })).rejects.toMatchObject(
    refusal,
  );
  expect(world.rowsOf('WEBHOOK')).toHaveLength(1);
});

test('a change leaves what it does not name, and respects If-Match', async () => {
  const world = webhookWorld();
  const { id } = await world.register(['prompt.created']);

  await updateWebhook(world.dependencies, { ...at(id), body: { description: 'on call' } });
  expect(await world.webhookNow(id)).toMatchObject({ events: ['prompt.created'], description: 'on call', revision: 2 });

  const stale = () => {
    throw new AppError('precondition_failed', 'stale');
  };
  const command = { ...at(id), precondition: stale, body: { description: 'lost' } };
  await expect(updateWebhook(world.dependencies, command)).rejects.toMatchObject({ code: 'precondition_failed' });
  expect(await world.webhookNow(id)).toMatchObject({ description: 'on call' });
});

test('of two changes at once one is a conflict and none is lost in silence', async () => {
  const world = webhookWorld();
  const { id } = await world.register();
  const change = (description: string) => updateWebhook(world.dependencies, { ...at(id), body: { description } });

  const [first, second] = await Promise.allSettled([change('a'), change('b')]);

  expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
  expect(world.rowsOf('AUDIT')).toHaveLength(2);
});

test('a test tells one event and says which delivery it becomes', async () => {
  const world = webhookWorld();
  const { id } = await world.register(['prompt.created']);

  const told = await testWebhook(world.dependencies, at(id));

  const [row] = world.rowsOf('EVENT') as unknown as { event: ReturnType<typeof eventNumber> }[];
  expect(row?.event).toMatchObject({ id: told.event, type: 'webhook.tested', data: { webhook: id } });
  await world.tell(row!.event);
  expect(world.deliveries()).toMatchObject([{ id: told.delivery, event: told.event }]);
});

test('a disabled webhook is not tested', async () => {
  const world = webhookWorld();
  const { id } = await world.register();
  await updateWebhook(world.dependencies, { ...at(id), body: { status: 'disabled' } });

  await expect(testWebhook(world.dependencies, at(id))).rejects.toMatchObject({ code: 'conflict' });
  expect(world.rowsOf('EVENT')).toEqual([]);
});

test('webhooks and deliveries are listed newest first, page by page', async () => {
  const world = webhookWorld();
  const ids = [(await world.register()).id, (await world.register()).id, (await world.register()).id];
  const first = await listWebhooks(world.dependencies, { ...at(''), query: { limit: 2 } });
  const rest = await listWebhooks(world.dependencies, { ...at(''), query: { limit: 2, cursor: first.nextCursor! } });
  expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(ids.toReversed());

  await world.tell({ ...eventNumber(1), id: 'evt_01JD6Y8Z1K0000000000000000' });
  await world.tell({ ...eventNumber(1), id: 'evt_01JD6Y8Z2K0000000000000000' });
  const { data } = await listDeliveries(world.dependencies, { ...at(ids[0]!), query: { limit: 25 } });
  expect(data.map(({ event }) => event)).toEqual(['evt_01JD6Y8Z2K0000000000000000', 'evt_01JD6Y8Z1K0000000000000000']);
});

test('what is not there, or not in this workspace or organisation, is not found', async () => {
  const world = webhookWorld();
  const { id } = await world.register();
  await world.tell(eventNumber(1));
  const delivery = world.deliveries()[0]!.id;
  const elsewhere = [
    { ...at(id), workspace: 'other' },
    { ...at(id), caller: callerOf(userOf('admin', { default: 'admin' }, organisationB)) },
    at('whk_01JD6Y8Z3K5V7W9X1A2B3C4D5E'),
  ];

  for (const command of elsewhere) {
    const missing = { code: 'not_found' };
    await expect(getWebhook(world.dependencies, command)).rejects.toMatchObject(missing);
    await expect(updateWebhook(world.dependencies, { ...command, body: {} })).rejects.toMatchObject(missing);
    await expect(deleteWebhook(world.dependencies, command)).rejects.toMatchObject(missing);
    await expect(rotateWebhookSecret(world.dependencies, command)).rejects.toMatchObject(missing);
    await expect(testWebhook(world.dependencies, command)).rejects.toMatchObject(missing);
    await expect(listDeliveries(world.dependencies, { ...command, query: { limit: 1 } })).rejects.toMatchObject(
      missing,
    );
    await expect(redeliverDelivery(world.dependencies, { ...command, delivery })).rejects.toMatchObject(missing);
  }
  expect(await listWebhooks(world.dependencies, { ...elsewhere[1]!, query: { limit: 1 } })).toMatchObject({ data: [] });
});

test.each([
  [[], false],
  [['*'], true],
  [['*', 'prompt.created'], false],
  [['prompt.created', 'prompt.created'], false],
  [['prompt.created', 'budget.exceeded'], true],
  [['scan.requested'], false],
  [['webhook.tested'], false],
  [['no.such.event'], false],
])('the event types %j may be asked for: %s', (events, allowed) => {
  const body = { url: 'https://hooks.example.com/', events };

  expect(webhookRoutes.createWebhook.body.safeParse(body).success).toBe(allowed);
});
