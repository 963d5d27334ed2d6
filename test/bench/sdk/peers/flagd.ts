import { byName, canaryPercent, type OpenContender, type Served } from './contender.ts';
import { load } from './load.ts';

const flagdFlags = (served: readonly Served[]): string => {
  const fractional = [
    ['stable', 100 - canaryPercent],
    ['canary', canaryPercent],
  ];
  const flags = byName(served, ({ stable, canary }) => ({
    state: 'ENABLED',
    variants: { stable, canary },
    defaultVariant: 'stable',
    targeting: { fractional },
  }));
  return JSON.stringify({ flags });
};

export const flagd: OpenContender = async (served) => {
  const { FlagdCore } = await load('@openfeature/flagd-core');
  const core = new FlagdCore();
  core.setConfigurations(flagdFlags(served));
  return {
    call: 'resolveStringEvaluation, fractional',
    decide: (name, targetingKey) => core.resolveStringEvaluation(name, '', { targetingKey }).value,
    detach: () => undefined,
    close: () => undefined,
  };
};
