import { encodeTime } from 'ulid';
import type { AuditEntry } from '../domain/audit.ts';
import { type AuditFilter, type AuditTrail, isOfTrail } from '../domain/audit-trail.ts';
import { idPrefixes } from '../domain/ports.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Range, Table } from './table.ts';

const prefix = 'AUDIT#';
/** An id is made a moment after the time that its entry states, and clocks are never quite the same. */
const slackMilliseconds = 60_000;

/** The first sort key that an entry of this time could have. */
const keyAt = (time: number): string => `${prefix}${idPrefixes.audit}_${encodeTime(Math.max(time, 0), 10)}`;

const rangeOf = (tenant: TenantContext, { from, to }: AuditFilter): Range => ({
  partition: partitions.audit(tenant),
  prefix,
  ...(from && { notBefore: keyAt(from.getTime() - slackMilliseconds) }),
  ...(to && { after: keyAt(to.getTime() + slackMilliseconds) }),
});

const entryOf = (item: Item): AuditEntry => item as unknown as AuditEntry;

/** The audit trail; `commit` writes it. */
export const auditTrail = (openTable: (tenant: TenantContext) => Table): AuditTrail => ({
  list: async (tenant, filter, request) =>
    page(openTable(tenant), {
      ...request,
      range: rangeOf(tenant, filter),
      filter,
      where: (item) => isOfTrail(entryOf(item), filter),
      view: entryOf,
    }),
});
