import type { TenantContext } from '../domain/tenant.ts';

const maxTenants = 200;

/** Makes a thing once for each organisation, and keeps those of the 200 organisations that were asked for last. */
export const perTenant = <T>(make: (tenant: TenantContext) => T): ((tenant: TenantContext) => T) => {
  const made = new Map<string, T>();
  return (tenant) => {
    const { organisationId } = tenant;
    const thing = made.get(organisationId) ?? make(tenant);
    made.delete(organisationId);
    made.set(organisationId, thing);
    const [oldest] = made.keys();
    if (made.size > maxTenants && oldest !== undefined) made.delete(oldest);
    return thing;
  };
};
