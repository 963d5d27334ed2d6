import { canaryPercent, type OpenContender, type Served } from './contender.ts';
import { load } from './load.ts';
import { type Answer, loopback } from './loopback.ts';

const hourMilliseconds = 3_600_000;

const unleashFeatures = (served: readonly Served[]): Answer => {
  const features = served.map(({ name, stable, canary }) => ({
    name,
    type: 'release',
    enabled: true,
    stale: false,
    impressionData: false,
    strategies: [
      {
        name: 'flexibleRollout',
        parameters: { rollout: `${canaryPercent}`, stickiness: 'userId', groupId: name },
        constraints: [],
      },
    ],
    variants: [
      { name: 'stable', weight: 900, payload: { type: 'string', value: stable } },
      { name: 'canary', weight: 100, payload: { type: 'string', value: canary } },
    ],
  }));
  return () => ({ version: 2, features });
};

export const unleash: OpenContender = async (served) => {
  const { Unleash, InMemStorageProvider } = await load('unleash-client');
  const server = await loopback(unleashFeatures(served));
  const client = new Unleash({
    url: `${server.url}/api/`,
    appName: 'bench',
    // With 0 it would fetch nothing, and serve nobody the canary.
    refreshInterval: hourMilliseconds,
    disableMetrics: true,
    skipInstanceCountWarning: true,
    storageProvider: new InMemStorageProvider(),
  });
  await new Promise((resolve, reject) => {
    client.once('synchronized', resolve);
    client.once('error', reject);
  });
  return {
    call: 'isEnabled, flexibleRollout',
    decide: (name, userId) => client.isEnabled(name, { userId }),
    detach: server.close,
    close: () => client.destroy(),
  };
};
