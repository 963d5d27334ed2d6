import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { idOf } from './schemas.ts';
import { signedIn, signedInExample } from './sessions.ts';
import { returnQuery } from './sso-sign-in.ts';

const startGoogleSignIn = defineRoute({
  operationId: 'startGoogleSignIn',
  method: 'GET',
  path: '/v1/sso/google/start',
  summary: 'Begin to sign in with Google (OpenID Connect)',
  access: 'public',
  query: z.object({
    organisation: idOf('organisation').optional().describe('Unless said, the oldest of your organisations.'),
    ...returnQuery,
  }),
  response: { status: 303 },
  errors: ['not_found'],
});

const finishGoogleSignIn = defineRoute({
  operationId: 'finishGoogleSignIn',
  method: 'GET',
  path: '/v1/sso/google/callback',
  summary: 'Take Google’s answer to a sign-in',
  access: 'public',
  query: z
    .object({ state: z.string().max(128).describe('What the request carried.') })
    .catchall(z.string().max(4096))
    .describe('Google’s answer (OpenID Connect Core 1.0, section 3.1.2.5).'),
  response: { status: 200, body: signedIn, mayRedirect: true },
  errors: ['unauthenticated', 'sso_required', 'organisation_closed'],
  example: { response: signedInExample },
});

export const ssoGoogleRoutes = { startGoogleSignIn, finishGoogleSignIn };
