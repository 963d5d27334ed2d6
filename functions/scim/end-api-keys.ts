import type { ApiKeyLocks, ApiKeyRepository, CreatedApiKeys } from '#shared/domain/api-key.ts';
import { type Caller, type Effects, journalFor } from '#shared/domain/command.ts';
import { AppError } from '#shared/domain/errors.ts';

export type EndDependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly apiKeys: Pick<ApiKeyRepository, 'remove'>;
  readonly apiKeyLocks: Pick<ApiKeyLocks, 'remove'>;
  readonly createdApiKeys: CreatedApiKeys;
};

/** With a member as many of their keys end in one transaction: DynamoDB takes 100 writes, and a key is two. */
const mostAtOnce = 40;

const unlessGone = (error: unknown): void => {
  if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
};

/** Ends all but so many of the keys that a user has made, one by one. */
const endAllBut = async (
  { apiKeys, apiKeyLocks, createdApiKeys, ...effects }: EndDependencies,
  caller: Caller,
  userId: string,
  most: number,
): Promise<readonly string[]> => {
  const found = await createdApiKeys(caller.tenant, userId);
  for (const key of found.slice(most)) {
    const { id, workspace, name } = key;
    const deed = { action: 'api_key.delete', target: id, workspace, change: { name } };
    await apiKeys.remove(caller.tenant, key, journalFor(effects, caller, deed)).catch(unlessGone);
    await apiKeyLocks.remove(id);
  }
  return found.slice(0, most).map(({ id }) => id);
};

/**
 * Makes a change with which a user's rights end, and with it the keys that they have made: in its own transaction, as
 * far as that holds them. A key that was made at the same moment is found afterwards, and none can be made from then on.
 */
export const endApiKeysWith = async (
  dependencies: EndDependencies,
  caller: Caller,
  userId: string,
  change: (apiKeys: readonly string[]) => Promise<void>,
): Promise<void> => {
  const ids = await endAllBut(dependencies, caller, userId, mostAtOnce);
  await change(ids);
  // They are dead already; should this fail, their locks are ones that nothing opens.
  for (const id of ids) await dependencies.apiKeyLocks.remove(id);
  await endAllBut(dependencies, caller, userId, 0);
};
