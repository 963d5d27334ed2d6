import type { Scope } from './access.ts';
import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import { type CredentialKind, credentialParser } from './credential.ts';
import { AppError } from './errors.ts';
import type { Organisation } from './organisation.ts';
import type { Page, PageRequest } from './page.ts';
import type { Rate } from './rate-limit.ts';
import type { TenantContext } from './tenant.ts';

/** What an application signs in with: it acts in one workspace, within its scopes. */
export type ApiKey = {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly createdBy: Actor;
  /** Of whoever made it, so that they are recognised when they are no member any more; see `mailboxTag`. */
  readonly createdByMailbox: string;
  readonly expiresAt: string | null;
  /** Keeps one application from using up what all of the organisation share. */
  readonly rateLimit?: Rate | undefined;
};

/** A key with the moment it was used last, to about a minute. */
export type UsedApiKey = ApiKey & { readonly lastUsedAt: string | null };

/** What is kept of a key's secret, apart from the organisation's data. */
export type ApiKeyLock = {
  readonly keyId: string;
  readonly organisationId: string;
  /** bcrypt of the secret. */
  readonly secretHash: string;
};

/** What a key's worth hangs on, inside its organisation. */
export type ApiKeyStanding = { readonly key: ApiKey | undefined; readonly organisation: Organisation | undefined };

export type ApiKeyReader = {
  /** A key and its organisation, as they are at this moment. */
  readonly standingOf: (tenant: TenantContext, id: string) => Promise<ApiKeyStanding>;
};

export type ApiKeyRepository = {
  readonly find: (tenant: TenantContext, id: string) => Promise<ApiKey | undefined>;
  readonly list: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<UsedApiKey>>;
  /** @throws AppError `not_found`, also when it belongs to another workspace. */
  readonly get: (tenant: TenantContext, workspace: string, id: string) => Promise<UsedApiKey>;
  readonly create: (tenant: TenantContext, key: ApiKey, journal: Journal) => Promise<void>;
  /** From here on the key is dead. @throws AppError `not_found` when it is already. */
  readonly remove: (tenant: TenantContext, key: ApiKey, journal: Journal) => Promise<void>;
};

/** The keys that a user has made, in all workspaces. */
export type CreatedApiKeys = (tenant: TenantContext, userId: string) => Promise<readonly ApiKey[]>;

/** Where the authorizer looks a presented key up. A lock without its key opens nothing, so an orphan does no harm. */
export type ApiKeyLocks = {
  readonly get: (keyId: string) => Promise<ApiKeyLock | undefined>;
  readonly put: (lock: ApiKeyLock) => Promise<void>;
  readonly remove: (keyId: string) => Promise<void>;
};

/** Makes the slow hash of a random secret. */
export type HashSecret = (secret: string) => Promise<string>;

/** API keys as they are sent: `pg_<organisation>_<key>_<secret>`. The secret has 55 of the 72 bytes that bcrypt reads. */
export const apiKeyCredential: CredentialKind = { prefix: 'pg', id: 'apiKey' };

/** Reads a presented key; anything else is none. */
export const parseApiKey = credentialParser(apiKeyCredential);

export const isExpired = ({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now: Date): boolean =>
  expiresAt !== null && expiresAt <= now.toISOString();

/** The moment a new key ends, in the one form that times have. @throws AppError `validation_failed` when it is past. */
export const expiryOf = (expiresAt: string | undefined, now: Date): string | null => {
  if (expiresAt === undefined) return null;
  const expiry = new Date(expiresAt).toISOString();
  if (expiry > now.toISOString()) return expiry;
  const message = 'must be in the future';
  throw new AppError('validation_failed', `body.expiresAt: ${message}`, {
    faults: [{ path: 'body.expiresAt', message }],
  });
};
