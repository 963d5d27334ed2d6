import type { Journal } from './command.ts';
import type { CheckOf } from './credential.ts';
import { AppError, wrongRegion } from './errors.ts';
import { idPattern } from './ports.ts';
import { otherRegionOf, regionCodeOf } from './region.ts';
import type { TenantContext } from './tenant.ts';

/** However often it is refreshed, a session ends this long after the password was given (OWASP ASVS 5.0, 7.3.2). */
export const sessionSeconds = 24 * 3600;

/** The lifetime of an access token. */
export const accessTokenSeconds = 3600;

/** How a session's user proved who they are. */
export const signInMethods = ['password', 'google', 'saml'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** A refresh token's replacement by the next. */
export type Rotation = {
  /** Of the secret of the token that was replaced. */
  readonly tokenHash: string;
  /** What makes the next secret of that one; neither the database nor the old token has enough for it alone. */
  readonly nonce: string;
  /** Nobody was given the next token before this moment. */
  readonly at: string;
};

/** One sign-in of a user; its refresh tokens are a family, of which one is good at a time. */
export type Session = {
  readonly id: string;
  readonly userId: string;
  readonly method: SignInMethod;
  /** Of the current refresh token's secret. */
  readonly tokenHash: string;
  /** How the tokens before it were replaced, as far back as requests with them may still be under way. */
  readonly rotations?: readonly Rotation[] | undefined;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly revokedAt?: string | undefined;
};

export type SessionRepository = {
  readonly get: (tenant: TenantContext, userId: string, id: string) => Promise<Session | undefined>;
  readonly create: (tenant: TenantContext, session: Session, journal: Journal) => Promise<void>;
  /** Saves the next token's hash. @throws AppError `unauthenticated` when the token was used or the session revoked. */
  readonly rotate: (
    tenant: TenantContext,
    before: Session,
    after: Pick<Session, 'tokenHash' | 'rotations'>,
    journal: Journal,
  ) => Promise<void>;
  readonly revoke: (tenant: TenantContext, session: Session, at: string, journal: Journal) => Promise<void>;
  /** Revokes the user's sessions in the organisation, at most the last 90, and writes the journal in any case. */
  readonly revokeAll: (tenant: TenantContext, userId: string, at: string, journal: Journal) => Promise<void>;
};

export type AccessClaims = {
  readonly userId: string;
  readonly organisationId: string;
  readonly sessionId: string;
};

/** Makes a signed access token that is good for {@link accessTokenSeconds} from the given moment. */
export type IssueAccessToken = (claims: AccessClaims, at: Date) => Promise<string>;

/** A refresh token says whose it is, so that it is looked for in one organisation alone; the secret has 256 bits. */
export type RefreshToken = AccessClaims & { readonly secret: string };

/** A refresh token as it was presented, with the check of all that stands before it. */
export type PresentedRefreshToken = RefreshToken & { readonly checked: string; readonly check: string };

const ids = `(${idPattern('organisation')})_(${idPattern('user')})_(${idPattern('session')})`;
const refreshTokenPattern = new RegExp(`^(rt_${ids}_([a-z0-9]{4})([\\w-]{1,64}))([\\w-]{8})$`);

/**
 * The token as clients get it: with the code of the region that made it, and a check that only we can make. So an
 * invention is told from a token that was good once, whose return ends the session: nobody ends another's by guessing.
 */
export const refreshTokenOf = async (
  { organisationId, userId, sessionId, secret }: RefreshToken,
  { region, checkOf }: { readonly region: string; readonly checkOf: CheckOf },
): Promise<string> => {
  const checked = `rt_${organisationId}_${userId}_${sessionId}_${regionCodeOf(region)}${secret}`;
  return `${checked}${await checkOf(checked)}`;
};

/**
 * Reads a token that was made in this region.
 * @throws AppError `wrong_region` for one of another, `unauthenticated` for anything that is no refresh token.
 */
export const parseRefreshToken = (token: string, region: string): PresentedRefreshToken => {
  const [, checked, organisationId, userId, sessionId, code, secret, check] = refreshTokenPattern.exec(token) ?? [];
  if (!checked || !organisationId || !userId || !sessionId || !code || !secret || !check) throw invalidRefreshToken();
  const elsewhere = otherRegionOf(code, region);
  if (elsewhere) throw wrongRegion(elsewhere);
  if (code !== regionCodeOf(region)) throw invalidRefreshToken();
  return { organisationId, userId, sessionId, secret, checked, check };
};

/** The one answer to every refresh token that is not good. */
export const invalidRefreshToken = (): AppError =>
  new AppError('unauthenticated', 'The refresh token is not valid; sign in again.');
