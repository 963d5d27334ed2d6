import { errors, importJWK, type JWK, jwtVerify } from 'jose';
import { type AccessClaims, accessTokenSeconds, type IssueAccessToken } from '../domain/session.ts';

/** No token of another kind passes for an access token: it has its own type (RFC 9068, section 2.1) and audience. */
const type = 'at+jwt';
const audience = 'promptgate';
const algorithm = 'ES256';
/** How far the clocks of two servers of ours may be apart. */
const clockToleranceSeconds = 5;

type Key = JWK & { readonly kid: string };

type Issuer = {
  readonly issuer: string;
  readonly publicKey: () => Promise<Key>;
  /** An ES256 signature, r and s in 32 bytes each. */
  readonly sign: (text: string) => Promise<Uint8Array>;
};

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Makes access tokens: `jose` knows no remote signer, so the JWS (RFC 7515, section 3.1) is put together here. */
export const accessTokenIssuer =
  ({ issuer, publicKey, sign }: Issuer): IssueAccessToken =>
  async ({ userId, organisationId, sessionId }, at) => {
    const { kid } = await publicKey();
    const iat = Math.floor(at.getTime() / 1000);
    const claims = {
      iss: issuer,
      aud: audience,
      sub: userId,
      org: organisationId,
      sid: sessionId,
      iat,
      exp: iat + accessTokenSeconds,
    };
    const input = `${encoded({ alg: algorithm, typ: type, kid })}.${encoded(claims)}`;
    return `${input}.${Buffer.from(await sign(input)).toString('base64url')}`;
  };

/** Reads access tokens; what is none, or none any more, is undefined. @throws Error when there is no key to check with. */
export const accessTokenVerifier =
  ({ issuer, publicKey }: Omit<Issuer, 'sign'>) =>
  async (token: string, now: Date): Promise<AccessClaims | undefined> => {
    const key = await importJWK(await publicKey(), algorithm);
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        typ: type,
        issuer,
        audience,
        currentDate: now,
        clockTolerance: clockToleranceSeconds,
        maxTokenAge: accessTokenSeconds,
        requiredClaims: ['sub', 'org', 'sid', 'exp'],
      });
      return { userId: String(payload.sub), organisationId: String(payload['org']), sessionId: String(payload['sid']) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
