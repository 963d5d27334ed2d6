import { errors, type JWK, type JWTPayload, jwtVerify } from 'jose';

const algorithm = 'ES256';
/** How far the clocks of two servers of ours may be apart. */
const clockToleranceSeconds = 5;

/** A kind of token: no token of one kind passes for one of another (RFC 8725, sections 3.11 and 3.12). */
export type TokenKind = {
  readonly typ: string;
  readonly audience: string;
  /** How long one is good. */
  readonly seconds: number;
  /** The claims that one has beside `iss`, `aud`, `iat` and `exp`; all of them texts. */
  readonly claims: readonly string[];
};

/** What issues tokens. */
export type Issuer = {
  readonly issuer: string;
  /** Which key signs; its thumbprint (RFC 7638). */
  readonly signingKid: () => Promise<string>;
  /** An ES256 signature, r and s in 32 bytes each. */
  readonly sign: (text: string) => Promise<Uint8Array>;
};

/** What checks tokens. */
export type Verifier = {
  readonly issuer: string;
  /** The key of this name, if it is one that we sign or lately signed with. @throws Error when that cannot be told. */
  readonly findKey: (kid: string) => Promise<JWK | undefined>;
};

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const headerOf = ({ typ }: TokenKind, kid: string) => encoded({ alg: algorithm, typ, kid });

/**
 * Makes tokens of a kind: `jose` knows no remote signer, so the JWS (RFC 7515, section 3.1) is put together here.
 */
export const signedTokenIssuer =
  ({ issuer, signingKid, sign }: Issuer, kind: TokenKind) =>
  async (claims: Readonly<Record<string, string>>, at: Date): Promise<string> => {
    const iat = Math.floor(at.getTime() / 1000);
    const all = { iss: issuer, aud: kind.audience, ...claims, iat, exp: iat + kind.seconds };
    const input = `${headerOf(kind, await signingKid())}.${encoded(all)}`;
    return `${input}.${Buffer.from(await sign(input)).toString('base64url')}`;
  };

/** Reads base64url that a strict encoder made of UTF-8: without padding, spare bits or other alphabets. */
const decoded = (part: string): string | undefined => {
  const text = Buffer.from(part, 'base64url').toString();
  return Buffer.from(text).toString('base64url') === part ? text : undefined;
};

/**
 * The name of a key in a header that is, to the letter, one of ours: there is no algorithm to choose in it, no key or
 * address of one to believe, no extension.
 */
const kidOf = (kind: TokenKind, header: string): string | undefined => {
  const [, kid] = /"kid":"([\w-]{43})"\}$/.exec(decoded(header) ?? '') ?? [];
  return kid !== undefined && headerOf(kind, kid) === header ? kid : undefined;
};

/** Whether claims are JSON as we write it: no name twice, no space, no other spelling of the same. */
const isOurJson = (claims: string): boolean => {
  const text = decoded(claims);
  if (text === undefined) return false;
  try {
    return JSON.stringify(JSON.parse(text)) === text;
  } catch {
    return false;
  }
};

const isSignature = (text: string): boolean =>
  /^[\w-]{86}$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;

const isOurs = ({ claims }: TokenKind, payload: JWTPayload): boolean =>
  typeof payload.aud === 'string' && claims.every((name) => typeof payload[name] === 'string');

/**
 * Reads tokens of a kind. Of all that a JWT can be, the one form in which {@link signedTokenIssuer} writes them is
 * taken; anything else, and what is none any more, is undefined.
 * @throws Error when there is no telling, because keys cannot be reached.
 */
export const signedTokenVerifier =
  ({ issuer, findKey }: Verifier, kind: TokenKind) =>
  async (token: string, now: Date): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const [header = '', claims = '', signature = '', ...rest] = token.split('.');
    const kid = kidOf(kind, header);
    if (rest.length > 0 || kid === undefined || !isOurJson(claims) || !isSignature(signature)) return undefined;
    const key = await findKey(kid);
    if (!key) return undefined;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        typ: kind.typ,
        issuer,
        audience: kind.audience,
        currentDate: now,
        clockTolerance: clockToleranceSeconds,
        maxTokenAge: kind.seconds,
        requiredClaims: ['exp'],
      });
      return isOurs(kind, payload) ? payload : undefined;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };

/** Who a token says has issued it, believed or not. */
export const claimedIssuer = (token: string): unknown => {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload | null;
    return claims?.iss;
  } catch {
    return undefined;
  }
};
