import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { publicFetch } from '#shared/llm/public-fetch.ts';
import { publicLookup } from '#shared/messaging/public-address.ts';

const server = createServer((request, response) => {
  if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  else if (request.url === '/long') response.end('x'.repeat(2 * 1024 * 1024));
  else response.end('here');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());
const { port } = server.address() as AddressInfo;
const at = (path: string) => `http://127.0.0.1:${port}${path}`;

test('a local stack reaches providers on its own machine', async () => {
  const answer = await publicFetch({ allowLoopback: true })(at('/'), { method: 'POST', body: '{}' });
  expect(await answer.text()).toBe('here');
});

test('no other does, nor an address within a network, nor one that is not https', async () => {
  const call = publicFetch({ allowLoopback: false });
  const urls = [
    at('/'),
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'https://10.0.0.1/',
    'https://localhost/',
    'http://example.com/',
  ];
  for (const url of urls) await expect(call(url), url).rejects.toMatchObject({ code: 'validation_failed' });
});

test('a public name that leads into the network is refused when it is called', async () => {
  const rules = { allowLoopback: false };
  const lookup = publicLookup(rules, (_name, _options, done) => done(null, [{ address: '10.0.0.1', family: 4 }]));
  const call = publicFetch({ ...rules, lookup })('https://models.example.com/v1');
  await expect(call).rejects.toMatchObject({ cause: { name: 'AddressRefused' } });
});

test('a redirect is not followed, and an answer without end is not read', async () => {
  const call = publicFetch({ allowLoopback: true });
  await expect(call(at('/elsewhere'))).rejects.toThrow();
  await expect(call(at('/long')).then((answer) => answer.text())).rejects.toThrow();
});
