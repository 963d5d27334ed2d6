import type { Scope } from './access.ts';
import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import { AppError } from './errors.ts';
import type { Page, PageRequest } from './page.ts';
import { type Hash, idPattern } from './ports.ts';
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

/** What is kept of a key's secret, apart from the organisation's data. */
export type ApiKeyLock = {
  readonly keyId: string;
  readonly organisationId: string;
  /** bcrypt of the secret. */
  readonly secretHash: string;
  /** See {@link tagOf}. */
  readonly tag: string;
};

export type ApiKeyFinder = {
  readonly find: (tenant: TenantContext, id: string) => Promise<ApiKey | undefined>;
};

export type ApiKeyRepository = ApiKeyFinder & {
  readonly list: (tenant: TenantContext, workspace: string, page: PageRequest) => Promise<Page<ApiKey>>;
  /** @throws AppError `not_found`, also when it belongs to another workspace. */
  readonly get: (tenant: TenantContext, workspace: string, id: string) => Promise<ApiKey>;
  readonly create: (tenant: TenantContext, key: ApiKey, journal: Journal) => Promise<void>;
  /** From here on the key is dead. @throws AppError `not_found` when it is already. */
  readonly remove: (tenant: TenantContext, key: ApiKey, journal: Journal) => Promise<void>;
};

/** Where the authorizer looks a presented key up. A lock without its key opens nothing, so an orphan does no harm. */
export type ApiKeyLocks = {
  readonly get: (keyId: string) => Promise<ApiKeyLock | undefined>;
  readonly put: (lock: ApiKeyLock) => Promise<void>;
  readonly remove: (keyId: string) => Promise<void>;
};

/** Makes the slow hash of a random secret. */
export type HashSecret = (secret: string) => Promise<string>;

export type ApiKeyToken = { readonly organisationId: string; readonly keyId: string; readonly secret: string };

/** The secret stays within the 72 bytes that bcrypt reads. */
const tokenPattern = new RegExp(`^pg_(${idPattern('organisation')})_(${idPattern('apiKey')})_([\\w-]{1,72})$`);

export const apiKeyTokenOf = ({ organisationId, keyId, secret }: ApiKeyToken): string =>
  `pg_${organisationId}_${keyId}_${secret}`;

/** Reads a presented key; anything else is none. */
export const parseApiKeyToken = (token: string): ApiKeyToken | undefined => {
  const [, organisationId, keyId, secret] = tokenPattern.exec(token) ?? [];
  return organisationId && keyId && secret ? { organisationId, keyId, secret } : undefined;
};

/**
 * Sixteen bits that only the right secret is sure to have, so that nearly every guess is refused before bcrypt, whose
 * cost would make guessing a way to keep us busy. The 256-bit secret can spare them; the key's id keeps equal secrets
 * from having equal tags.
 */
export const tagOf = (hash: Hash, { keyId, secret }: Pick<ApiKeyToken, 'keyId' | 'secret'>): string =>
  hash(`promptgate api key tag 1\n${keyId}\n${secret}`).slice(0, 4);

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
