import * as z from 'zod';
import { organisationRoles, scopes, workspaceRoles } from '../domain/access.ts';
import { defineRoute } from './define-route.ts';
import { email, idOf, newPassword, password, slug, text } from './schemas.ts';

const organisation = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string().describe('The AWS region that its data never leave.'),
  plan: z.string().describe('What it may use, and how much of it.'),
});

const accessToken = z.string().describe('Sent as `Authorization: Bearer …`; a JWT signed with ES256.');
const refreshToken = z.string().describe('Gives a new pair of tokens, once.');
const expiresIn = z.int().describe('How many seconds the access token is good for.');
const tokens = z.object({ accessToken, refreshToken, expiresIn });
const user = z.object({ id: z.string(), email: z.string() });
export const signedIn = tokens.extend({ organisation, user });

const tokensExample = {
  accessToken: 'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiJ1c3JfMDEifQ.c2ln',
  refreshToken:
    'rt_org_01JD6Y8Z3K5V7W9X1A2B3C4D5E_usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E_ses_01JD6Y8Z3K5V7W9X1A2B3C4D5E_euw1kWq3…',
  expiresIn: 3600,
};
const organisationExample = {
  id: 'org_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  name: 'Example',
  region: 'eu-central-1',
  plan: 'trial',
};
const userExample = { id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E', email: 'ada@example.com' };
export const signedInExample = { ...tokensExample, organisation: organisationExample, user: userExample };

const signUp = defineRoute({
  operationId: 'signUp',
  method: 'POST',
  path: '/v1/signup',
  summary: 'Create an organisation and its owner',
  access: 'public',
  body: z.strictObject({
    email,
    password: newPassword,
    organisation: z.strictObject({
      name: text(100),
      region: z.string().max(32).optional().describe('This API serves one region; unless said, it is that one.'),
    }),
  }),
  response: {
    status: 201,
    body: signedIn.extend({ workspace: z.object({ id: z.string(), slug }) }),
  },
  errors: ['email_taken', 'wrong_region', 'conflict'],
  example: {
    body: {
      email: 'ada@example.com',
      password: 'correct horse battery staple',
      organisation: { name: 'Example' },
    },
    response: { ...signedInExample, workspace: { id: 'wsp_01JD6Y8Z3K5V7W9X1A2B3C4D5E', slug: 'default' } },
  },
});

const createSession = defineRoute({
  operationId: 'createSession',
  method: 'POST',
  path: '/v1/sessions',
  summary: 'Sign in',
  access: 'public',
  body: z.strictObject({
    email,
    password,
    organisationId: idOf('organisation').optional().describe('Unless said, the oldest of your organisations.'),
  }),
  response: { status: 200, body: signedIn },
  errors: ['unauthenticated', 'sso_required', 'organisation_closed'],
  example: { body: { email: 'ada@example.com', password: 'correct horse battery staple' }, response: signedInExample },
});

const refreshSession = defineRoute({
  operationId: 'refreshSession',
  method: 'POST',
  path: '/v1/sessions/refresh',
  summary: 'Exchange a refresh token for a new pair of tokens',
  access: 'public',
  body: z.strictObject({ refreshToken: refreshToken.max(512) }),
  response: { status: 200, body: tokens },
  errors: ['unauthenticated'],
  example: { body: { refreshToken: tokensExample.refreshToken }, response: tokensExample },
});

const deleteCurrentSession = defineRoute({
  operationId: 'deleteCurrentSession',
  method: 'DELETE',
  path: '/v1/sessions/current',
  summary: 'Sign out',
  access: 'organisation:read',
  response: { status: 204 },
  errors: [],
});

const getJwks = defineRoute({
  operationId: 'getJwks',
  method: 'GET',
  path: '/.well-known/jwks.json',
  summary: 'The keys that access tokens are signed with (RFC 7517)',
  access: 'public',
  response: {
    status: 200,
    body: z.object({
      keys: z
        .array(
          z.object({
            kty: z.string().describe('The kind of key.'),
            crv: z.string().describe('The curve.'),
            x: z.string().describe('The point on the curve, in base64url.'),
            y: z.string().describe('The point on the curve, in base64url.'),
            kid: z.string().describe("The key's thumbprint (RFC 7638), as tokens name it."),
            use: z.string().describe('What it is for: signatures.'),
            alg: z.string().describe('The algorithm of the signatures.'),
          }),
        )
        .describe('Those that tokens are or were lately signed with.'),
    }),
    cacheControl: 'public, max-age=300',
  },
  errors: [],
  example: {
    response: {
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
          kid: 'cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s',
          use: 'sig',
          alg: 'ES256',
        },
      ],
    },
  },
});

const getMe = defineRoute({
  operationId: 'getMe',
  method: 'GET',
  path: '/v1/me',
  summary: 'Who you are, and what you may do',
  access: 'authenticated',
  response: {
    status: 200,
    body: z.union([
      z.object({
        user: z.object({ id: z.string(), email: z.string(), name: z.string().nullable() }),
        organisation,
        roles: z
          .object({
            organisation: z.enum(organisationRoles),
            workspaces: z
              .record(slug, z.enum(workspaceRoles))
              .describe('By workspace; owners and admins of the organisation are admins of every workspace.'),
          })
          .describe('What you may do: in the organisation, and in single workspaces.'),
      }),
      z.object({
        apiKey: z.object({
          id: z.string(),
          name: z.string(),
          workspace: slug,
          scopes: z.array(z.enum(scopes)),
          expiresAt: z.string().nullable(),
        }),
        organisation,
      }),
    ]),
  },
  errors: [],
  example: {
    response: {
      user: { ...userExample, name: 'Ada' },
      organisation: organisationExample,
      roles: { organisation: 'owner', workspaces: { default: 'admin' } },
    },
  },
});

export const sessionRoutes = {
  signUp,
  createSession,
  refreshSession,
  deleteCurrentSession,
  getJwks,
  getMe,
};
