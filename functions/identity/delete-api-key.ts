import type { ApiKeyLocks, ApiKeyRepository } from '#shared/domain/api-key.ts';
import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly apiKeys: ApiKeyRepository;
  readonly apiKeyLocks: ApiKeyLocks;
};
type Command = Asked & { readonly workspace: string; readonly keyId: string };

/** Deletes an API key. @throws AppError `not_found`. */
export const deleteApiKey = async (
  { apiKeys, apiKeyLocks, ...effects }: Dependencies,
  { caller, workspace, keyId }: Command,
) => {
  const key = await apiKeys.get(caller.tenant, workspace, keyId);
  const deed = { action: 'api_key.delete', target: keyId, workspace, change: { name: key.name } };
  await apiKeys.remove(caller.tenant, key, journalFor(effects, caller, deed));
  // The key is dead already; should this fail, its lock is one that nothing opens.
  await apiKeyLocks.remove(keyId);
};
