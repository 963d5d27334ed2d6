import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is answered with; nothing is 404. */
export type Answer = (url: URL) => unknown;

/**
 * A server on this machine that answers with JSON. Once closed it holds on to nothing of what it served, so that a heap
 * measured afterwards is the client's alone.
 */
export const loopback = async (answer: Answer) => {
  const held: { answer: Answer } = { answer };
  const server = createServer((request, response) => {
    const body = held.answer(new URL(request.url ?? '/', 'http://127.0.0.1'));
    request.resume();
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      held.answer = () => undefined;
      server.close();
      server.closeAllConnections();
    },
  };
};
