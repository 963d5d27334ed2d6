import { notFound } from '../domain/errors.ts';
import type { OrganisationReader } from '../domain/organisation.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import { organisationOf } from './organisation-row.ts';
import type { Table } from './table.ts';

/** {@link OrganisationReader} over the organisation's own rows. */
export const organisationReader = (openTable: (tenant: TenantContext) => Table): OrganisationReader => ({
  get: async (tenant) => {
    const item = await openTable(tenant).get(keys.organisation(tenant), { consistent: true });
    if (!item) throw notFound();
    return organisationOf(item);
  },
});
