import { byName, canaryPercent, type OpenContender, type Served } from './contender.ts';
import { load } from './load.ts';
import { type Answer, loopback } from './loopback.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const launchdarklyFlags = (served: readonly Served[]): Answer => {
  const variations = [100 - canaryPercent, canaryPercent].map((percent, variation) => ({
    variation,
    weight: percent * 1000,
  }));
  const flags = byName(served, ({ name, stable, canary }) => ({
    key: name,
    version: 1,
    on: true,
    salt: name,
    variations: [stable, canary],
    offVariation: 0,
    fallthrough: { rollout: { contextKind: 'user', variations } },
  }));
  return () => ({ flags, segments: {} });
};

export const launchdarkly: OpenContender = async (served) => {
  const { init } = await load('@launchdarkly/node-server-sdk');
  const server = await loopback(launchdarklyFlags(served));
  const client = init('sdk-key', {
    baseUri: server.url,
    stream: false,
    pollInterval: 3600,
    sendEvents: false,
    diagnosticOptOut: true,
    logger: silent,
  });
  await client.waitForInitialization({ timeout: 30 });
  return {
    call: 'await variation, percentage rollout',
    decide: (name, key) => client.variation(name, { kind: 'user', key }, ''),
    detach: server.close,
    close: () => client.close(),
  };
};
