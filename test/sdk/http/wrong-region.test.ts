import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '#sdk/api/create-api.ts';
import { wrongRegion } from '#shared/domain/errors.ts';
import { problemAnswer } from '#shared/http/problem-answer.ts';

/** As long as makes Node's fetch see the connection go before it has read the answer. */
const detailLength = 200_000;

const { status, headers, body } = problemAnswer(wrongRegion(`eu-west-1${' '.repeat(detailLength)}`), 'req-1');
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(status, headers).end(body));
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each(['short', 'x'.repeat(400)])(
  '421 is wrong_region for a request with a body, whatever Node makes of it',
  async (description) => {
    const { port } = server.address() as AddressInfo;
    const api = createApi({ baseUrl: `http://127.0.0.1:${port}`, workspace: 'default', maxRetries: 0 });
    const failed = api.createPrompt({ body: { name: 'a', description } });
    await expect(failed).rejects.toMatchObject({ name: 'ApiError', code: 'wrong_region', status: 421 });
  },
);

test('421 is wrong_region for a request without a body', async () => {
  const { port } = server.address() as AddressInfo;
  const api = createApi({ baseUrl: `http://127.0.0.1:${port}`, workspace: 'default', maxRetries: 0 });
  await expect(api.listPrompts()).rejects.toMatchObject({ code: 'wrong_region', status: 421 });
});
