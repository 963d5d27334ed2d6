import type { ApiKeyRepository } from '#shared/domain/api-key.ts';
import type { Asked } from '#shared/domain/command.ts';
import type { PageRequest } from '#shared/domain/page.ts';

type Command = Asked & { readonly workspace: string; readonly query: PageRequest };

/** The API keys of a workspace, newest first; their secrets are nowhere. */
export const listApiKeys = async (
  { apiKeys }: { readonly apiKeys: ApiKeyRepository },
  { caller, workspace, query }: Command,
) => apiKeys.list(caller.tenant, workspace, query);
