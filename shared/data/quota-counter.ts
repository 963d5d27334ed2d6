import type { Count } from '../domain/quota.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/** What was reserved in a period may be settled after its end. */
const keptSeconds = 7 * 24 * 3600;

/** The row lives until its period is over and settled; one that counts for good, for good. */
const lifeOf = ({ period: { resetsAt } }: Count) =>
  resetsAt === undefined ? {} : { expiresAt: Math.floor(Date.parse(resetsAt) / 1000) + keptSeconds };

/**
 * Counts in the transaction that makes or deletes what is counted. More is counted only up to the limit, so that of
 * any number of transactions for the last unit one is written. Less is counted always: what an organisation had before
 * there were counters was never counted, and is not missed when it goes.
 */
export const counterWrite = (tenant: TenantContext, count: Count): Extract<Write, { readonly update: unknown }> => {
  const { name, amount, limit, period } = count;
  return {
    update: keys.counter(tenant, name, period.id),
    set: { entity: 'COUNTER', name, period: period.id, ...lifeOf(count) },
    add: { used: amount },
    ...(amount > 0 && { when: { used: { lessThan: limit - amount + 1, orAbsent: true } } }),
  };
};

/** How much is used. */
export const readUsed = async (table: Table, tenant: TenantContext, { name, period }: Count): Promise<number> => {
  const row = await table.get(keys.counter(tenant, name, period.id), { consistent: true });
  return Math.max(0, Number(row?.['used'] ?? 0));
};
