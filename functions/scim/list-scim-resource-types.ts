import { knownResourceTypes } from '#shared/domain/scim-discovery.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';

/** The kinds of resources there are. */
export const listScimResourceTypes = async (_: unknown, { apiUrl }: { readonly apiUrl: string }) =>
  knownResourceTypes(baseOf(apiUrl)).all();
