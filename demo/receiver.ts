import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Received = { readonly type: string; readonly id: string; readonly data: Readonly<Record<string, unknown>> };

const verified = (secret: string, body: string, headers: IncomingHttpHeaders): Received => {
  const signed = { 'webhook-id': '', 'webhook-timestamp': '', 'webhook-signature': '' };
  for (const name of Object.keys(signed) as (keyof typeof signed)[]) signed[name] = String(headers[name]);
  return new Webhook(secret).verify(body, signed) as Received;
};

/**
 * A subscriber's own HTTP server on loopback. It takes a message only when the `standardwebhooks` library finds its
 * signature right, and counts the others.
 */
export const startReceiver = async () => {
  const received = new Map<string, Received>();
  let forged = 0;
  let secret: string | undefined;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        if (secret === undefined) throw new Error('No secret yet.');
        const message = verified(secret, Buffer.concat(chunks).toString(), request.headers);
        received.set(message.id, message);
        response.writeHead(204).end();
      } catch {
        forged += 1;
        response.writeHead(400).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/promptgate`,
    trust: (given: string) => {
      secret = given;
    },
    messages: () => [...received.values()],
    forged: () => forged,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
