import { quotaExceeded } from '../domain/quota.ts';
import type { Reservation, ReservationRepository } from '../domain/reservation.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { isDone } from './is-done.ts';
import { keys, partitions } from './keys.ts';
import { counterWrite, readUsed } from './quota-counter.ts';
import type { Item, Table, Write } from './table.ts';

const lapsedAtOnce = 25;
const tries = 5;
/** Whoever has not settled by then never will. */
const keptSeconds = 30 * 24 * 3600;

const keyOf = (tenant: TenantContext, { name, endsAt, id }: Reservation) => keys.reservation(tenant, name, endsAt, id);
const reservationOf = (item: Item): Reservation => item as unknown as Reservation;

/** Corrects the counter by what was counted too much or too little. */
const correction = (tenant: TenantContext, { name, period }: Reservation, difference: number): Write[] =>
  difference === 0 ? [] : [{ update: keys.counter(tenant, name, period), add: { used: difference } }];

/** Gives back what was reserved by those whose lease is over; how many there were. */
const giveBackLapsed = async (table: Table, tenant: TenantContext, name: Reservation['name'], now: Date) => {
  const lapsed = await table.query({
    partition: partitions.counters(tenant),
    prefix: `RESERVATION#${name}#`,
    after: `RESERVATION#${name}#${now.toISOString()}~`,
    newestFirst: true,
    limit: lapsedAtOnce,
    consistent: true,
  });
  const expiresAt = Math.floor(now.getTime() / 1000) + keptSeconds;
  for (const reservation of lapsed.map(reservationOf)) {
    const { id, amount } = reservation;
    await isDone(table, [
      { delete: keyOf(tenant, reservation), when: 'present' },
      ...correction(tenant, reservation, -amount),
      { put: { ...keys.lapsed(tenant, id), entity: 'LAPSED', expiresAt } },
    ]);
  }
  return lapsed.length;
};

/**
 * {@link ReservationRepository} over the organisation's rows. A reservation is a row beside the counter, and every
 * change of one is a transaction with the other, so that their sum is exact whatever fails. No lock is ever held.
 */
export const reservationRepository = (openTable: (tenant: TenantContext) => Table): ReservationRepository => ({
  reserve: async (tenant, reservation, count, now) => {
    const table = openTable(tenant);
    const row = { ...keyOf(tenant, reservation), entity: 'RESERVATION', ...reservation };
    for (let attempt = 1; ; attempt += 1) {
      if (await isDone(table, [counterWrite(tenant, count), { put: row, when: 'absent' }])) return;
      const lapsed = await giveBackLapsed(table, tenant, reservation.name, now);
      const used = await readUsed(table, tenant, count);
      const isFull = lapsed === 0 && used + count.amount > count.limit;
      if (isFull || attempt === tries) throw quotaExceeded(count, used);
    }
  },

  settle: async (tenant, reservation, actual) => {
    const table = openTable(tenant);
    const { id, amount } = reservation;
    const held: Write = { delete: keyOf(tenant, reservation), when: 'present' };
    if (await isDone(table, [held, ...correction(tenant, reservation, actual - amount)])) return;
    const lapsed: Write = { delete: keys.lapsed(tenant, id), when: 'present' };
    await isDone(table, [lapsed, ...correction(tenant, reservation, actual)]);
  },
});
