import {
  type ApiKeyFinder,
  type ApiKeyLocks,
  type ApiKeyToken,
  apiKeyTokenOf,
  isExpired,
  parseApiKeyToken,
  tagOf,
} from '#shared/domain/api-key.ts';
import type { Authenticated } from '#shared/domain/authenticated.ts';
import type { Effects } from '#shared/domain/command.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { tenantOf } from '#shared/domain/tenant.ts';

export type ApiKeyDependencies = Pick<Effects, 'now'> & {
  readonly apiKeys: ApiKeyFinder;
  readonly organisations: OrganisationReader;
  /** See {@link opensLock}; whoever calls may remember for a while that it does. */
  readonly opens: (token: string) => Promise<boolean>;
};

type LockDependencies = Pick<Effects, 'hash'> & {
  readonly apiKeyLocks: ApiKeyLocks;
  readonly verifySecret: (secret: string, secretHash: string) => Promise<boolean>;
};

/** Whether a key's secret is the one that was given out, for the organisation that the key names. */
export const opensLock =
  ({ apiKeyLocks, verifySecret, hash }: LockDependencies) =>
  async (token: string): Promise<boolean> => {
    const presented = parseApiKeyToken(token);
    if (!presented) return false;
    const lock = await apiKeyLocks.get(presented.keyId);
    if (lock?.organisationId !== presented.organisationId || lock.tag !== tagOf(hash, presented)) return false;
    return verifySecret(presented.secret, lock.secretHash);
  };

/**
 * Whose API key it is; nobody's unless it opens its lock, exists in its organisation, which is not closed, and has not
 * expired.
 */
export const authenticateApiKey = async (
  { apiKeys, organisations, opens, now }: ApiKeyDependencies,
  presented: ApiKeyToken,
): Promise<Authenticated | undefined> => {
  if (!(await opens(apiKeyTokenOf(presented)))) return undefined;
  const { organisationId, keyId } = presented;
  const tenant = tenantOf(organisationId);
  const [key, organisation] = await Promise.all([apiKeys.find(tenant, keyId), organisations.get(tenant)]);
  if (!key || isExpired(key, now()) || organisation.deletesAt !== undefined) return undefined;
  const { workspace, scopes, rateLimit, createdBy, createdByMailbox } = key;
  const limited = rateLimit && { rateLimit };
  return {
    type: 'apiKey',
    id: keyId,
    organisationId,
    workspace,
    scopes,
    createdBy: createdBy.id,
    createdByMailbox,
    plan: organisation.plan,
    ...limited,
  };
};
