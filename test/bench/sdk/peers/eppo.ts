import { byName, canaryPercent, type OpenContender, type Served } from './contender.ts';
import { load } from './load.ts';
import { type Answer, loopback } from './loopback.ts';

const hourMilliseconds = 3_600_000;

const eppoFlags = (served: readonly Served[]): Answer => {
  const totalShards = 10_000;
  const boundary = (totalShards * (100 - canaryPercent)) / 100;
  const split = (variationKey: string, start: number, end: number) => ({
    variationKey,
    shards: [{ salt: 'rollout', ranges: [{ start, end }] }],
  });
  const splits = [split('stable', 0, boundary), split('canary', boundary, totalShards)];
  const flags = byName(served, ({ name, stable, canary }) => ({
    key: name,
    enabled: true,
    variationType: 'STRING',
    variations: { stable: { key: 'stable', value: stable }, canary: { key: 'canary', value: canary } },
    totalShards,
    allocations: [{ key: 'rollout', doLog: false, splits }],
  }));
  const configuration = {
    createdAt: '2026-01-01T00:00:00.000Z',
    format: 'SERVER',
    environment: { name: 'production' },
  };
  return () => ({ ...configuration, flags, banditReferences: {} });
};

export const eppo: OpenContender = async (served) => {
  const { init } = await load('@eppo/node-server-sdk');
  const server = await loopback(eppoFlags(served));
  const client = await init({
    apiKey: 'key',
    baseUrl: server.url,
    assignmentLogger: { logAssignment: () => undefined },
    pollingIntervalMs: hourMilliseconds,
  });
  return {
    call: 'getStringAssignment, logger that does nothing',
    decide: (name, subject) => client.getStringAssignment(name, subject, {}, ''),
    detach: server.close,
    close: () => client.stopPolling(),
  };
};
