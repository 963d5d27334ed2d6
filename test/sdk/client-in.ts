import { type ClientOptions, createClient } from '#sdk/create-client.ts';
import { fakeServer, type Use } from './fake-server.ts';
import { fakeWorld } from './fake-world.ts';

/** A client in a world that stands still, before a server that does what it is told. */
export const clientIn = (uses: Readonly<Record<string, Use>>, options: Partial<ClientOptions> = {}) => {
  const world = fakeWorld();
  const server = fakeServer(uses);
  const errors: Error[] = [];
  const client = createClient({
    baseUrl: 'https://api.example',
    apiKey: 'pg_key',
    workspace: 'default',
    environment: 'production',
    maxRetries: 0,
    onError: (error) => errors.push(error),
    effects: { ...world.effects, fetch: server.fetch },
    ...options,
  });
  return { client, world, server, errors };
};

export const noConnection = (): never => {
  throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
};
