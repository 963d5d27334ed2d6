import type { ApiKeyRepository } from '#shared/domain/api-key.ts';
import type { Asked } from '#shared/domain/command.ts';

type Command = Asked & { readonly workspace: string; readonly keyId: string };

/** An API key of a workspace; its secret is nowhere. @throws AppError `not_found`. */
export const getApiKey = async (
  { apiKeys }: { readonly apiKeys: ApiKeyRepository },
  { caller, workspace, keyId }: Command,
) => apiKeys.get(caller.tenant, workspace, keyId);
