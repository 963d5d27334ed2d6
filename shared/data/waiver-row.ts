import type { TenantContext } from '../domain/tenant.ts';
import type { Waiver } from '../domain/waiver.ts';
import { keys } from './keys.ts';
import type { Item, Write } from './table.ts';

/** Read by people for so long after its end; the audit trail has what it was. */
const keptSeconds = 30 * 24 * 3600;

export const waiverRow = (tenant: TenantContext, waiver: Waiver): Item => ({
  ...keys.waiver(tenant, waiver.workspace, waiver.id),
  entity: 'WAIVER',
  ...waiver,
  expiresAt: Math.floor(Date.parse(waiver.endsAt) / 1000) + keptSeconds,
});

/** Asks that a waiver is still there, and as it was read. */
export const waiverCheck = (tenant: TenantContext, { workspace, id, status, revision }: Waiver): Write => ({
  check: keys.waiver(tenant, workspace, id),
  when: { status, revision },
});
