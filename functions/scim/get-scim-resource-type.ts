import { knownResourceTypes } from '#shared/domain/scim-discovery.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';

type Command = { readonly resourceType: string; readonly apiUrl: string };

/** One kind of resource. @throws AppError `not_found`. */
export const getScimResourceType = async (_: unknown, { resourceType, apiUrl }: Command) =>
  knownResourceTypes(baseOf(apiUrl)).get(resourceType);
