import { knownSchemas } from '#shared/domain/scim-discovery.ts';
import { baseOf } from '#shared/domain/scim-resource.ts';

type Command = { readonly schema: string; readonly apiUrl: string };

/** One schema. @throws AppError `not_found`. */
export const getScimSchema = async (_: unknown, { schema, apiUrl }: Command) =>
  knownSchemas(baseOf(apiUrl)).get(schema);
