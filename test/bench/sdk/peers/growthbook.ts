import { byName, canaryPercent, type OpenContender, type Served } from './contender.ts';
import { load } from './load.ts';

const growthbookFeatures = (served: readonly Served[]) =>
  byName(served, ({ stable, canary }) => ({
    defaultValue: stable,
    rules: [{ force: canary, coverage: canaryPercent / 100, hashAttribute: 'id' }],
  }));

export const growthbook: OpenContender = async (served) => {
  const { GrowthBookClient } = await load('@growthbook/growthbook');
  const client = new GrowthBookClient().initSync({ payload: { features: growthbookFeatures(served) } });
  return {
    call: 'GrowthBookClient.getFeatureValue, coverage',
    decide: (name, id) => client.getFeatureValue(name, '', { attributes: { id } }),
    detach: () => undefined,
    close: () => client.destroy(),
  };
};
