import { serviceProviderConfig } from '#shared/domain/scim-discovery.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';

/** What of SCIM there is here. */
export const getScimServiceProviderConfig = async (_: unknown, { apiUrl }: { readonly apiUrl: string }) =>
  serviceProviderConfig(baseOf(apiUrl));
