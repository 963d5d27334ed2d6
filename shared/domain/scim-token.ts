import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import { type CredentialKind, credentialParser } from './credential.ts';
import type { Organisation } from './organisation.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';

/** What an organisation's identity provider comes with to add and remove members. */
export type ScimToken = {
  readonly id: string;
  readonly name: string;
  /** SHA-256 of its secret: 256 random bits need no slow hash. */
  readonly secretHash: string;
  readonly createdAt: string;
  readonly createdBy: Actor;
  readonly expiresAt: string | null;
};

/** A token with the moment it was used last, to about a minute. */
export type UsedScimToken = ScimToken & { readonly lastUsedAt: string | null };

/** What a token's worth hangs on, inside its organisation. */
export type ScimTokenStanding = {
  readonly token: ScimToken | undefined;
  readonly organisation: Organisation | undefined;
};

export type ScimTokenReader = {
  /** A token and its organisation, as they are at this moment. */
  readonly standingOf: (tenant: TenantContext, id: string) => Promise<ScimTokenStanding>;
};

export type ScimTokenRepository = {
  readonly list: (tenant: TenantContext, page: PageRequest) => Promise<Page<UsedScimToken>>;
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext, id: string) => Promise<ScimToken>;
  readonly create: (tenant: TenantContext, token: ScimToken, journal: Journal) => Promise<void>;
  /** From here on the token is dead. @throws AppError `not_found` when it is already. */
  readonly remove: (tenant: TenantContext, token: ScimToken, journal: Journal) => Promise<void>;
};

/** Tokens as they are sent: `scim_<organisation>_<token>_<secret>`. */
export const scimCredential: CredentialKind = { prefix: 'scim', id: 'scimToken' };

/** Reads a presented token; anything else is none. */
export const parseScimToken = credentialParser(scimCredential);
