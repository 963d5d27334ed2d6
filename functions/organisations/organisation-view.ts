import type { Organisation } from '#shared/domain/organisation.ts';

/** An organisation as its members see it. */
export const organisationView = ({ id, name, region, plan, ssoEnforced = false, createdAt }: Organisation) => ({
  id,
  name,
  region,
  plan,
  ssoEnforced,
  createdAt,
});
