import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  expectPrecondition,
  forbidden,
  id,
  insufficient,
  notFound,
  number,
  postTwice,
  refusal,
  text,
  time,
  user,
} from './shapes.ts';

type Message = { id: string; type: string; timestamp: string; data: Record<string, unknown> };
type Hook = { id: string; secret: string };
type Delivery = { id: string; event: string; type: string; status: string; attempts: object[] };

const received: { headers: IncomingHttpHeaders; body: string; path: string }[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    received.push({ headers: request.headers, body, path: request.url ?? '' });
    response.writeHead(200).end('thank you');
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const receiver = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close());

const organisation = await newOrganisation(inject('stack').apiUrl);
const admin = await organisation.join('admin');
const editor = await organisation.join('editor');
const hooks = `${workspace}/webhooks`;
const view = { id: id('whk'), description: '', status: 'enabled', createdAt: time, createdBy: user(admin.id) };
const secret = expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/);
const register = (path: string, events: string[]) =>
  demanded(admin.call<Hook>('POST', hooks, { url: `${receiver}${path}`, events }), 201);
const on = (path: string) => received.filter((request) => request.path === path);
const typesOn = (path: string) => on(path).map(({ body }) => (JSON.parse(body) as Message).type);
const signed = ({ headers }: (typeof received)[number]) =>
  Object.fromEntries(
    ['id', 'timestamp', 'signature'].map((name) => [`webhook-${name}`, `${headers[`webhook-${name}`]}`]),
  );

describe('webhooks', () => {
  test('are registered with a secret that is shown once, changed and deleted', async () => {
    const body = { url: `${receiver}/a`, events: ['rollout.started', 'review.approved'], description: 'On call.' };
    const answer = await postTwice<Hook>(admin.call, hooks, body);
    const shown = { ...view, ...body };
    expect([answer.status, answer.body]).toEqual([201, { ...shown, secret }]);
    const path = `${hooks}/${answer.body.id}`;
    expect((await admin.call('GET', path)).body).toEqual(shown);
    expect((await admin.call('GET', hooks)).body).toEqual({ data: [shown], nextCursor: null });
    await expectEntityTag(admin.call, path);
    await expectPrecondition(admin.call, 'PATCH', path, { events: ['*'], description: 'All.', status: 'disabled' });
    expect((await admin.call('GET', path)).body).toEqual({
      ...shown,
      events: ['*'],
      description: 'All.',
      status: 'disabled',
    });
    expect(await refusal(admin.call('POST', `${path}/test`))).toEqual([409, 'conflict']);
    await demanded(admin.call('DELETE', path), 204);
    for (const gone of [path, `${path}/deliveries`]) expect(await refusal(admin.call('GET', gone))).toEqual(notFound);
  });

  test('are told what happens, by Standard Webhooks', async () => {
    const hook = await register('/all', ['*']);
    await register('/prompts', ['prompt.created']);
    await demanded(editor.call('POST', `${workspace}/prompts`, { name: 'told' }), 201);
    await addVersion(editor, 'told', harmless('1'));
    await until(
      async () => new Set(typesOn('/all')),
      (types) => ['prompt.created', 'version.created', 'scan.completed'].every((type) => types.has(type)),
    );

    for (const request of on('/all')) {
      const message = new Webhook(hook.secret).verify(request.body, signed(request)) as Message;
      expect(message).toEqual({ id: id('evt'), type: text, timestamp: time, data: expect.any(Object) });
      expect(request.headers['webhook-id']).toBe(message.id);
      expect(request.headers['content-type']).toContain('application/json');
      expect(request.body).not.toContain('support tickets');
    }
    await until(
      async () => typesOn('/prompts').length,
      (count) => count > 0,
    );
    expect(typesOn('/prompts')).toEqual(['prompt.created']);
    const { body } = await until(
      () => admin.call<{ data: Delivery[] }>('GET', `${hooks}/${hook.id}/deliveries`),
      ({ body: { data } }) => data.length > 2 && data.every(({ status }) => status === 'delivered'),
    );
    expect(body.data[0]).toEqual({
      id: id('dlv'),
      webhook: hook.id,
      event: id('evt'),
      type: text,
      status: 'delivered',
      attempts: [{ at: time, status: 200, latencyMs: number, error: null, response: 'thank you' }],
      createdAt: time,
    });
  });

  test('are tested, and a message is sent again under its id', async () => {
    const hook = await register('/test', ['review.rejected']);
    const path = `${hooks}/${hook.id}`;
    const answer = await postTwice<{ event: string; delivery: string }>(admin.call, `${path}/test`);
    expect([answer.status, answer.body]).toEqual([202, { event: id('evt'), delivery: id('dlv') }]);
    await until(
      async () => on('/test').length,
      (count) => count === 1,
    );
    const delivered = async () =>
      (await admin.call<{ data: Delivery[] }>('GET', `${path}/deliveries`)).body.data.find(
        ({ id: delivery }) => delivery === answer.body.delivery,
      );
    await until(delivered, (delivery) => delivery?.status === 'delivered');

    const again = await postTwice(admin.call, `${path}/deliveries/${answer.body.delivery}/redeliver`);
    expect([again.status, again.body]).toEqual([
      202,
      expect.objectContaining({ id: answer.body.delivery, status: 'pending', event: answer.body.event }),
    ]);
    await until(
      async () => on('/test').length,
      (count) => count === 2,
    );
    const [first, second] = on('/test');
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    const missing = `${path}/deliveries/dlv_${'0'.repeat(26)}/redeliver`;
    expect(await refusal(admin.call('POST', missing))).toEqual(notFound);
  });

  test('have their secret rotated, and the old one signs along', async () => {
    const hook = await register('/rotated', ['review.rejected']);
    const path = `${hooks}/${hook.id}`;
    const rotated = await postTwice<Hook>(admin.call, `${path}/rotate-secret`);
    expect([rotated.status, rotated.body]).toEqual([
      200,
      { ...view, url: `${receiver}/rotated`, events: ['review.rejected'], secret, previousSecretExpiresAt: time },
    ]);
    expect(rotated.body.secret).not.toBe(hook.secret);
    await demanded(admin.call('POST', `${path}/test`), 202);
    const [request] = await until(
      async () => on('/rotated'),
      ({ length }) => length === 1,
    );
    for (const one of [hook.secret, rotated.body.secret]) {
      expect(new Webhook(one).verify(request!.body, signed(request!))).toMatchObject({ type: text });
    }
  });

  test('go to public addresses by https, or to loopback on a local stack, and hear of events there are', async () => {
    const post = (body: object) => refusal(admin.call('POST', hooks, { url: `${receiver}/x`, events: ['*'], ...body }));

    for (const url of [
      'http://hooks.example.com/',
      'https://169.254.169.254/latest',
      'https://10.1.2.3/',
      'https://[::ffff:10.0.0.1]/',
      'ftp://hooks.example.com/',
      'https://user:secret@hooks.example.com/',
      'nowhere',
    ]) {
      expect(await post({ url }), url).toEqual([400, 'validation_failed', 'body.url']);
    }
    expect(await post({ events: [] })).toEqual([400, 'validation_failed', 'body.events']);
    expect(await post({ events: ['prompt.eaten'] })).toEqual([400, 'validation_failed', 'body.events.0']);
    expect(await post({ url: 'https://hooks.example.com/promptgate' })).toEqual([201, undefined]);
  });

  test('are for admins of the workspace alone', async () => {
    const key = await organisation.key('read', 'write', 'deploy');

    expect(await refusal(editor.call('GET', hooks))).toEqual(forbidden);
    expect(await refusal(editor.call('POST', hooks, { url: receiver, events: ['*'] }))).toEqual(forbidden);
    expect(await refusal(key.call('GET', hooks))).toEqual(insufficient);
    expect(await refusal(admin.call('GET', `${hooks}/whk_${'0'.repeat(26)}`))).toEqual(notFound);
  });
});
