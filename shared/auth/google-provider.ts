import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
} from 'openid-client';
import { AppError } from '../domain/errors.ts';
import type { GoogleIdentity, GoogleProvider } from '../domain/google-sign-in.ts';

/** What Google gave us when the client was registered there. */
export type GoogleClient = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

const timeoutSeconds = 5;

/** OAuth 2.0 errors and refused tokens are the caller's; that Google cannot be reached, or does not know us, is not. */
const refusal = (cause: unknown): AppError => {
  const { name, code, error } = cause as { readonly name?: string; readonly code?: string; readonly error?: string };
  if (error === 'invalid_client') return new AppError('internal', 'Something went wrong on our side.', { cause });
  const isDown = name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || cause instanceof TypeError;
  return isDown
    ? new AppError('unavailable', 'Google does not answer at the moment; try again.', { cause })
    : new AppError('unauthenticated', 'Google did not confirm this sign-in; begin anew.', { cause });
};

const identityIn = (claims: Readonly<Record<string, unknown>> | undefined): GoogleIdentity => {
  const { sub, email, email_verified: verified, hd } = claims ?? {};
  if (typeof sub !== 'string' || typeof email !== 'string') {
    throw new AppError('unauthenticated', 'Google did not tell your e-mail address; allow it, and begin anew.');
  }
  return { subject: sub, email, emailVerified: verified === true, ...(typeof hd === 'string' && { hostedDomain: hd }) };
};

/**
 * {@link GoogleProvider} over `openid-client`: the code flow with PKCE (RFC 7636), state and nonce (OpenID Connect Core
 * 1.0, section 3.1). `allowLoopback` lets a local stack use a provider on this machine, over plain HTTP.
 */
export const googleProvider = (
  { issuer, clientId, clientSecret }: GoogleClient,
  { allowLoopback }: { readonly allowLoopback: boolean },
): GoogleProvider => {
  let known: Promise<Configuration> | undefined;
  const configuration = () => {
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      ...(allowLoopback && { execute: [allowInsecureRequests] }),
    }).catch((cause: unknown) => {
      known = undefined;
      throw new AppError('unavailable', 'Google does not answer at the moment; try again.', { cause });
    });
    return known;
  };

  return {
    authorizationUrl: async ({ state, nonce, codeVerifier, redirectUri }) =>
      buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      }).href,

    identityOf: async (query, { state, nonce, codeVerifier, redirectUri }) => {
      const config = await configuration();
      const url = new URL(redirectUri);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const tokens = await authorizationCodeGrant(config, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      }).catch((cause: unknown) => {
        throw refusal(cause);
      });
      return identityIn(tokens.claims());
    },
  };
};
