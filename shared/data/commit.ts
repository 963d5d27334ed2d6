import type { Journal } from '../domain/command.ts';
import { quotaExceeded } from '../domain/quota.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import { counterWrite, readUsed } from './quota-counter.ts';
import { type Table, type Write, WriteRejected } from './table.ts';

const eventRetentionSeconds = 7 * 24 * 3600;

const auditRow = (tenant: TenantContext, { audit }: Journal): Write => ({
  put: { ...keys.audit(tenant, audit.id), entity: 'AUDIT', ...audit },
  when: 'absent',
});

/** Outbox rows are left to expire, so that a lost delivery can be rebuilt from them. */
const eventRows = (tenant: TenantContext, { audit, events }: Journal): Write[] =>
  events.map((event) => ({
    put: {
      ...keys.event(tenant, event.id),
      entity: 'EVENT',
      event,
      expiresAt: Math.floor(Date.parse(audit.at) / 1000) + eventRetentionSeconds,
    },
    when: 'absent',
  }));

/**
 * Writes a change, its audit entry, its events and what it counts as in one transaction. `rejected` turns the position of the first
 * write whose condition does not hold into the error to throw.
 * @throws AppError `quota_exceeded` when the plan has no room for it, else what `rejected` returns; nothing was written.
 */
export const commit = async (
  table: Table,
  tenant: TenantContext,
  journal: Journal,
  writes: readonly Write[],
  rejected: (position: number) => Error,
): Promise<void> => {
  const { counts = [] } = journal;
  const counters = counts.map((count) => counterWrite(tenant, count));
  try {
    await table.transact([...writes, ...counters, auditRow(tenant, journal), ...eventRows(tenant, journal)]);
  } catch (error) {
    if (!(error instanceof WriteRejected)) throw error;
    const full = counts.find((_, index) => error.failed.includes(writes.length + index));
    if (full) throw quotaExceeded(full, await readUsed(table, tenant, full));
    throw rejected(error.failed[0] ?? 0);
  }
};
