import { type AppError, invalidAt } from './errors.ts';

/** Where a client that began a sign-in wants its answer, and what binds that answer to it. */
export type SignInReturn = {
  readonly returnTo: string;
  /** SHA-256 of the client's verifier, base64url (RFC 7636, section 4.2: S256). */
  readonly codeChallenge: string;
  /** The client's own; it comes back unchanged. */
  readonly state?: string | undefined;
};

export type AskedReturn = {
  readonly returnTo?: string | undefined;
  readonly codeChallenge?: string | undefined;
  readonly state?: string | undefined;
};

/** Native apps listen on the loopback interface, on any port (RFC 8252, section 7.3). */
const loopbackHosts = ['127.0.0.1', '[::1]', 'localhost'];

const isLoopback = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && loopbackHosts.includes(hostname);

const isUnder = (url: URL, base: URL): boolean =>
  url.origin === base.origin &&
  url.pathname.startsWith(base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`);

const faultOf = (text: string, consoleUrl: string): string | undefined => {
  const url = URL.parse(text);
  if (!url) return 'is not a URL';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'must have no credentials and no fragment';
  if (isLoopback(url) || isUnder(url, new URL(consoleUrl))) return undefined;
  return `must be on this machine (http://127.0.0.1:…) or under ${consoleUrl}`;
};

/**
 * Where to answer a sign-in, if not to the browser itself. Without a challenge a code could be slipped into somebody
 * else's browser, so there is none without (RFC 9700, section 2.1.1).
 * @throws AppError `validation_failed` for a place that is not allowed, or parameters that do not go together.
 */
export const returnOf = (
  { returnTo, codeChallenge, state }: AskedReturn,
  consoleUrl: string,
): SignInReturn | undefined => {
  if (returnTo === undefined) {
    const stray = codeChallenge !== undefined ? 'codeChallenge' : state !== undefined ? 'state' : undefined;
    if (stray) throw invalidAt([{ path: `query.${stray}`, message: 'means nothing without returnTo' }]);
    return undefined;
  }
  const message = faultOf(returnTo, consoleUrl);
  if (message !== undefined) throw invalidAt([{ path: 'query.returnTo', message }]);
  if (codeChallenge === undefined) {
    throw invalidAt([{ path: 'query.codeChallenge', message: 'is needed with returnTo' }]);
  }
  return { returnTo, codeChallenge, ...(state !== undefined && { state }) };
};

const locationWith = ({ returnTo, state }: SignInReturn, answer: Readonly<Record<string, string>>): string => {
  const url = new URL(returnTo);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
};

/** The address that brings a client its code. */
export const codeLocation = (to: SignInReturn, code: string): string => locationWith(to, { code });

/** The address that tells a client that there will be no code, and why, as RFC 6749, section 4.1.2.1 does. */
export const errorLocation = (to: SignInReturn, { code, message }: AppError): string =>
  locationWith(to, { error: code, error_description: message });
