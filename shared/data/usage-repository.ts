import type { Reservation } from '../domain/reservation.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Counter, UsageReader } from '../domain/usage.ts';
import { partitions } from './keys.ts';
import type { Table } from './table.ts';

/** {@link UsageReader} over the counters; what has lapsed and was not given back yet is taken off, and nothing is written. */
export const usageRepository = (openTable: (tenant: TenantContext) => Table): UsageReader => ({
  counters: async (tenant, now) => {
    const partition = partitions.counters(tenant);
    const [counters, reservations] = await Promise.all(
      ['COUNTER#', 'RESERVATION#'].map((prefix) => openTable(tenant).query({ partition, prefix, consistent: true })),
    );
    const at = now.toISOString();
    const lapsed = (reservations ?? [])
      .map((item) => item as unknown as Reservation)
      .filter(({ endsAt }) => endsAt <= at);
    return (counters ?? []).map((item) => {
      const { name, period, used } = item as unknown as Counter;
      const free = lapsed.filter((each) => each.name === name && each.period === period);
      return { name, period, used: free.reduce((left, { amount }) => left - amount, used) };
    });
  },
});
