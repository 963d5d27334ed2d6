import { type FindState, stateOf } from '../domain/organisation-state.ts';
import type { Clock } from '../domain/ports.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import { organisationOf } from './organisation-row.ts';
import type { Table } from './table.ts';

/** {@link FindState} by the organisation's own row; one small read. */
export const organisationStates =
  (openTable: (tenant: TenantContext) => Table, now: Clock): FindState =>
  async (tenant) => {
    const item = await openTable(tenant).get(keys.organisation(tenant), { consistent: true });
    return stateOf(item && organisationOf(item), now());
  };
