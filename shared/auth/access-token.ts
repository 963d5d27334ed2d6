import { type AccessClaims, accessTokenSeconds, type IssueAccessToken } from '../domain/session.ts';
import { type Issuer, signedTokenIssuer, signedTokenVerifier, type TokenKind, type Verifier } from './signed-token.ts';

/** RFC 9068, section 2.1. */
const accessToken: TokenKind = {
  typ: 'at+jwt',
  audience: 'promptgate',
  seconds: accessTokenSeconds,
  claims: ['sub', 'org', 'sid'],
};

/** Makes access tokens. */
export const accessTokenIssuer = (by: Issuer): IssueAccessToken => {
  const issue = signedTokenIssuer(by, accessToken);
  return async ({ userId, organisationId, sessionId }, at) =>
    issue({ sub: userId, org: organisationId, sid: sessionId }, at);
};

/** Reads access tokens; what is none, or none any more, is undefined. @throws Error when keys cannot be reached. */
export const accessTokenVerifier = (by: Verifier) => {
  const verify = signedTokenVerifier(by, accessToken);
  return async (token: string, now: Date): Promise<AccessClaims | undefined> => {
    const claims = await verify(token, now);
    if (!claims) return undefined;
    return { userId: String(claims['sub']), organisationId: String(claims['org']), sessionId: String(claims['sid']) };
  };
};
