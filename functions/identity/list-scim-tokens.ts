import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import type { ScimTokenRepository } from '#shared/domain/scim-token.ts';

type Command = Asked & { readonly query: PageRequest };

/** The SCIM tokens of the organisation, newest first; their secrets are nowhere. */
export const listScimTokens = async (
  { scimTokens }: { readonly scimTokens: ScimTokenRepository },
  { caller, query }: Command,
) => scimTokens.list(caller.tenant, query);
