import type { Organisation } from '../domain/organisation.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { keys } from './keys.ts';
import type { Item, Write } from './table.ts';

export const organisationRow = (tenant: TenantContext, organisation: Organisation): Item => ({
  ...keys.organisation(tenant),
  entity: 'ORGANISATION',
  ...organisation,
});

export const organisationOf = (item: Item): Organisation => item as unknown as Organisation;

/** Saves the next revision of the organisation, if nobody was quicker. */
export const organisationUpdate = (tenant: TenantContext, organisation: Organisation): Write => ({
  put: organisationRow(tenant, organisation),
  when: { revision: organisation.revision - 1 },
});
