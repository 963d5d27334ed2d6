import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { postMessage } from '#shared/messaging/post-message.ts';
import { publicLookup } from '#shared/messaging/public-address.ts';
import { testEffects } from '#test/support/world.ts';

const { now } = testEffects();
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** A receiver on this machine; how many connections reached it is what matters to the guard. */
const receiver = async (answer: RequestListener) => {
  let connections = 0;
  const server = createServer(answer);
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}/hook?a=b`, connections: () => connections };
};

const send = (url: string, more: Partial<Parameters<typeof postMessage>[0]> = {}) =>
  postMessage({ now, allowLoopback: true, ...more })({ url, headers: { 'webhook-id': 'evt_1' }, body: '{"a":1}' });

test('a message arrives as it was signed', async () => {
  const received: unknown[] = [];
  const { url } = await receiver((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push([
        request.method,
        request.url,
        request.headers['content-type'],
        request.headers['webhook-id'],
        body,
      ]);
      response.writeHead(202).end('thank you');
    });
  });

  expect(await send(url)).toMatchObject({ status: 202, error: null, response: 'thank you', retryAfterSeconds: 0 });
  expect(received).toEqual([['POST', '/hook?a=b', 'application/json', 'evt_1', '{"a":1}']]);
});

test('a redirect is not followed', async () => {
  const target = await receiver((_request, response) => response.end());
  const { url } = await receiver((_request, response) => response.writeHead(307, { location: target.url }).end());

  expect(await send(url)).toMatchObject({ status: 307 });
  expect(target.connections()).toBe(0);
});

test('of a long answer the first kilobyte is kept, and the rest is not waited for', async () => {
  const { url } = await receiver((_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(16 * 1024)));
    };
    response.writeHead(200).on('drain', more);
    more();
  });

  const { status, response } = await send(url);

  expect(status).toBe(200);
  expect(response).toBe('x'.repeat(1024));
});

test('a receiver that says nothing is left', async () => {
  const { url } = await receiver(() => undefined);

  expect(await send(url, { timeoutMs: 50 })).toMatchObject({ status: null, error: 'timeout' });
});

test("a receiver's word is its status, even when its body never ends", async () => {
  const { url } = await receiver((_request, response) => {
    response.writeHead(200).write('beginning');
  });

  expect(await send(url, { timeoutMs: 100 })).toMatchObject({ status: 200, error: null, response: 'beginning' });
});

test.each([
  ['120', 120],
  ['Sat, 21 Nov 2026 08:01:30 GMT', 90],
  ['Sat, 21 Nov 2026 07:00:00 GMT', 0],
  ['soon', 0],
  ['-5', 0],
])('Retry-After: %s asks for %i seconds', async (header, retryAfterSeconds) => {
  const { url } = await receiver((_request, response) => response.writeHead(503, { 'retry-after': header }).end());

  expect(await send(url)).toMatchObject({ status: 503, retryAfterSeconds });
});

test('outside a local stack nothing on this machine is connected to, however it is written', async () => {
  const { port, connections } = await receiver((_request, response) => response.end());
  const hosts = [
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    'localhost',
  ];

  for (const host of hosts) {
    const outcome = await send(`http://${host}:${port}/`, { allowLoopback: false });
    expect([host, outcome.status, outcome.error]).toEqual([host, null, 'address_refused']);
  }
  expect(connections()).toBe(0);
});

test('a name that led to a public address when it was checked cannot lead elsewhere when it is dialled', async () => {
  const { port, connections } = await receiver((_request, response) => response.end());
  let lookups = 0;
  const rebinding = publicLookup({ allowLoopback: false }, (_hostname, _options, callback) => {
    lookups += 1;
    const address = lookups === 1 ? '192.0.2.1' : '127.0.0.1';
    callback(null, [{ address, family: 4 }]);
  });

  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const outcome = await send(`http://rebind.example:${port}/`, { allowLoopback: false, lookup: rebinding });
    expect(outcome).toMatchObject({ status: null, error: 'address_refused' });
  }
  expect([lookups, connections()]).toEqual([3, 0]);
});

test.each([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
])('%s is a failure of the name', async (code, error) => {
  const lookup = publicLookup({ allowLoopback: false }, (_hostname, _options, callback) =>
    callback(Object.assign(new Error(code), { code }), []),
  );

  expect(await send('http://nowhere.example/', { lookup })).toMatchObject({ status: null, error });
});

test('a port that nobody listens on, and a server that does not speak TLS, are told apart', async () => {
  const { port, url } = await receiver((_request, response) => response.end());
  expect(await send(`https://127.0.0.1:${port}/`)).toMatchObject({ status: null, error: 'tls' });

  const [server] = servers.splice(0);
  await new Promise((closed) => server?.close(closed));
  expect(await send(url)).toMatchObject({ status: null, error: 'connection' });
});

test('no proxy of the environment is asked', async () => {
  const proxy = await receiver((_request, response) => response.end('proxied'));
  const { url } = await receiver((_request, response) => response.end('direct'));
  const before = process.env['HTTP_PROXY'];
  process.env['HTTP_PROXY'] = proxy.url;
  try {
    expect(await send(url)).toMatchObject({ response: 'direct' });
  } finally {
    if (before === undefined) delete process.env['HTTP_PROXY'];
    else process.env['HTTP_PROXY'] = before;
  }
  expect(proxy.connections()).toBe(0);
});
