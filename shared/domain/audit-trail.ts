import type { AuditEntry } from './audit.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';

/** Narrows the trail; `from` is in, `to` is out. */
export type AuditFilter = {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

export type AuditTrail = {
  /** Newest first. */
  readonly list: (tenant: TenantContext, filter: AuditFilter, page: PageRequest) => Promise<Page<AuditEntry>>;
};

/** Whether an entry belongs to a narrowed trail. */
export const isOfTrail = (entry: AuditEntry, { actor, action, target, from, to }: AuditFilter): boolean =>
  (actor === undefined || entry.actor.id === actor) &&
  (action === undefined || entry.action === action) &&
  (target === undefined || entry.target === target) &&
  (from === undefined || entry.at >= from.toISOString()) &&
  (to === undefined || entry.at < to.toISOString());
