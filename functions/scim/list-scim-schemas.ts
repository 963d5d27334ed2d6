import { knownSchemas } from '#shared/domain/scim-discovery.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';

/** The schemas that resources follow. */
export const listScimSchemas = async (_: unknown, { apiUrl }: { readonly apiUrl: string }) =>
  knownSchemas(baseOf(apiUrl)).all();
