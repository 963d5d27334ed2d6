import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { email, idOf } from './schemas.ts';
import { signedIn, signedInExample } from './sessions.ts';

/** How a client asks for its answer at an address of its own; shared by all ways to sign in elsewhere. */
export const returnQuery = {
  returnTo: z
    .string()
    .max(2048)
    .optional()
    .describe(
      'Where to answer, with `code` (or `error`) and `state`: this machine, or the console. Without it the tokens are the answer.',
    ),
  codeChallenge: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be a SHA-256 in base64url')
    .optional()
    .describe('SHA-256 of a secret of the client, base64url (PKCE, S256); needed with `returnTo`.'),
  state: z.string().max(512).optional().describe('Comes back unchanged, so that the client knows its own request.'),
};

const startSamlSignIn = defineRoute({
  operationId: 'startSamlSignIn',
  method: 'GET',
  path: '/v1/sso/saml/login',
  summary: 'Begin to sign in through an organisation’s identity provider',
  access: 'public',
  query: z.object({
    organisation: idOf('organisation').optional().describe('Which one; or else `email` is needed.'),
    email: email.optional().describe('Your address; its domain says which organisation.'),
    ...returnQuery,
  }),
  response: { status: 303 },
  errors: ['not_found'],
});

const finishSamlSignIn = defineRoute({
  operationId: 'finishSamlSignIn',
  method: 'POST',
  path: '/v1/sso/saml/acs',
  summary: 'Take an identity provider’s response (the assertion consumer service)',
  access: 'public',
  form: true,
  body: z.strictObject({
    SAMLResponse: z.string().max(400_000).describe('The response, in base64.'),
    RelayState: z.string().max(80).default('').describe('What the request carried.'),
  }),
  response: { status: 200, body: signedIn, mayRedirect: true },
  errors: ['unauthenticated', 'forbidden', 'organisation_closed', 'quota_exceeded'],
  example: {
    body: { SAMLResponse: 'PHNhbWxwOlJlc3BvbnNlPuKApjwvc2FtbHA6UmVzcG9uc2U+', RelayState: 'kWq3…' },
    response: signedInExample,
  },
});

const createSsoSession = defineRoute({
  operationId: 'createSsoSession',
  method: 'POST',
  path: '/v1/sso/sessions',
  summary: 'Exchange the code of a sign-in for tokens',
  access: 'public',
  body: z.strictObject({
    code: z.string().max(128).describe('As it came to `returnTo`: good once, for a minute.'),
    codeVerifier: z
      .string()
      .regex(/^[\w.~-]{43,128}$/, 'must be 43 to 128 unreserved characters')
      .describe('The secret whose SHA-256 was the `codeChallenge`.'),
  }),
  response: { status: 200, body: signedIn },
  errors: ['unauthenticated', 'forbidden', 'sso_required', 'organisation_closed'],
  example: {
    body: { code: 'kWq3…', codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
    response: signedInExample,
  },
});

export const ssoSignInRoutes = { startSamlSignIn, finishSamlSignIn, createSsoSession };
