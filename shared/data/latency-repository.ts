import type { LatencyCounter, LatencyReader, PlaceLatencies } from '../domain/recent-latency.ts';
import type { LatencyBins } from '../domain/rollouts/latency.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { binCounts } from './counter-rows.ts';
import { type CounterShards, createCounterShards } from './counter-shards.ts';
import { binsIn } from './counts-repository.ts';
import { keys, latenciesFrom, partitions } from './keys.ts';
import type { Item, Table, Write } from './table.ts';

const hourMs = 3600 * 1000;
const retentionSeconds = 2 * 24 * 3600;
const fallbackHours = 24;

const hourOf = (now: Date): number => Math.floor(now.getTime() / hourMs);

const drawn = (below: number): number => Math.floor(Math.random() * below);

const nameOf = ({ prompt, environment, version }: PlaceLatencies): string => `${prompt}/${environment}/${version}`;

/** The places of several messages, each once. */
const merged = (latencies: readonly PlaceLatencies[]): readonly PlaceLatencies[] => {
  const places = new Map<string, PlaceLatencies>();
  for (const each of latencies) {
    const bins: Record<number, number> = { ...places.get(nameOf(each))?.bins };
    for (const [bin, count] of Object.entries(each.bins)) bins[Number(bin)] = (bins[Number(bin)] ?? 0) + count;
    places.set(nameOf(each), { ...each, bins });
  }
  return [...places.values()];
};

const since = (rows: readonly Item[], hour: number): LatencyBins | null => {
  const recent = rows.filter((row) => Number(row['hour']) >= hour);
  return recent.length > 0 ? binsIn(recent) : null;
};

/** @param shards one for each process, as with the counters of rollouts */
export const latencyRepository = (
  openTable: (tenant: TenantContext) => Table,
  shards: CounterShards = createCounterShards(drawn),
): LatencyReader & LatencyCounter => ({
  addLatencies: async (tenant, workspace, latencies, now) => {
    const hour = hourOf(now);
    const expiresAt = Math.floor(now.getTime() / 1000) + retentionSeconds;
    for (const place of merged(latencies)) {
      const { prompt, environment, version, bins } = place;
      const name = `${tenant.organisationId}/${workspace}/${nameOf(place)}`;
      const write = (): readonly Write[] => {
        const row = { environment, version, hour, shard: shards.of(name) };
        const set = { entity: 'LATENCY', hour, expiresAt };
        return [{ update: keys.latency(tenant, workspace, prompt, row), set, add: binCounts(bins) }];
      };
      await openTable(tenant).transact(write(), async () => {
        shards.move(name);
        return write();
      });
    }
  },

  recentLatency: async (tenant, { workspace, prompt, environment, version }, now) => {
    const hour = hourOf(now);
    const range = latenciesFrom(environment, version, hour - fallbackHours);
    const rows = await openTable(tenant).query({
      partition: partitions.latencies(tenant, workspace, prompt),
      ...range,
    });
    return since(rows, hour - 1) ?? since(rows, hour - fallbackHours);
  },
});
