import { type ApiKeyLocks, type ApiKeyReader, isExpired, parseApiKey } from '#shared/domain/api-key.ts';
import type { Verdict } from '#shared/domain/authenticated.ts';
import type { Effects } from '#shared/domain/command.ts';
import type { NoteUse } from '#shared/domain/credential.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { type RecogniseDependencies, recogniseCredential } from './recognise-credential.ts';

export type ApiKeyDependencies = Pick<Effects, 'now'> &
  RecogniseDependencies & {
    readonly apiKeyReader: ApiKeyReader;
    readonly noteUse: NoteUse;
    /** See {@link opensLock}; whoever calls may remember for a while that it does. */
    readonly opens: (token: string) => Promise<boolean>;
  };

type LockDependencies = {
  readonly apiKeyLocks: ApiKeyLocks;
  readonly verifySecret: (secret: string, secretHash: string) => Promise<boolean>;
};

/** Whether a key's secret is the one that was given out, for the organisation that the key names. */
export const opensLock =
  ({ apiKeyLocks, verifySecret }: LockDependencies) =>
  async (token: string): Promise<boolean> => {
    const presented = parseApiKey(token);
    if (!presented) return false;
    const lock = await apiKeyLocks.get(presented.id);
    return lock?.organisationId === presented.organisationId && verifySecret(presented.secret, lock.secretHash);
  };

/**
 * Whose API key it is; nobody's unless it opens its lock, exists in its organisation, which is not closed, and has not
 * expired.
 */
export const authenticateApiKey = async (
  { apiKeyReader, noteUse, opens, now, ...dependencies }: ApiKeyDependencies,
  token: string,
): Promise<Verdict> => {
  const presented = parseApiKey(token);
  if (!presented) return undefined;
  const origin = await recogniseCredential(dependencies, presented);
  if (origin !== 'here') return origin;
  const { organisationId, id } = presented;
  const tenant = tenantOf(organisationId);
  const [isOpen, { key, organisation }] = await Promise.all([opens(token), apiKeyReader.standingOf(tenant, id)]);
  if (!isOpen || !key || isExpired(key, now()) || !organisation || organisation.deletesAt !== undefined) {
    return undefined;
  }
  noteUse(tenant, id);
  const { workspace, scopes, rateLimit, createdBy, createdByMailbox } = key;
  const limited = rateLimit && { rateLimit };
  return {
    type: 'apiKey',
    id,
    organisationId,
    workspace,
    scopes,
    createdBy: createdBy.id,
    createdByMailbox,
    plan: organisation.plan,
    ...limited,
  };
};
