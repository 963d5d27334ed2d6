import type { Effects } from './command.ts';
import type { CheckOf } from './credential.ts';
import {
  type AccessClaims,
  accessTokenSeconds,
  type IssueAccessToken,
  refreshTokenOf,
  type Session,
  type SignInMethod,
  sessionSeconds,
} from './session.ts';

/** A refresh token's secret has 256 bits, so that its plain SHA-256 can be kept. */
const secretBytes = 32;

export type TokenDependencies = Effects & {
  readonly issueAccessToken: IssueAccessToken;
  readonly checkOf: CheckOf;
  /** The region that this API runs in. */
  readonly region: string;
};

/** A new session of a user, with the secret of its first refresh token. */
export const newSession = (
  { newId, randomText, hash }: Pick<Effects, 'newId' | 'randomText' | 'hash'>,
  userId: string,
  method: SignInMethod,
  startedAt: Date,
): { readonly session: Session; readonly secret: string } => {
  const secret = randomText(secretBytes);
  const session = {
    id: newId('session'),
    userId,
    method,
    tokenHash: hash(secret),
    startedAt: startedAt.toISOString(),
    endsAt: new Date(startedAt.getTime() + sessionSeconds * 1000).toISOString(),
  };
  return { session, secret };
};

/** The pair of tokens as clients get it. */
export const issueTokens = async (
  { issueAccessToken, now, ...making }: Omit<TokenDependencies, Exclude<keyof Effects, 'now'>>,
  claims: AccessClaims,
  secret: string,
) => ({
  accessToken: await issueAccessToken(claims, now()),
  refreshToken: await refreshTokenOf({ ...claims, secret }, making),
  expiresIn: accessTokenSeconds,
});
