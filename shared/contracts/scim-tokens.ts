import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, text, timestamp } from './schemas.ts';

const scimTokenView = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: timestamp,
  createdBy: actor,
  expiresAt: timestamp.nullable().describe('From when on it is refused; null for never.'),
  lastUsedAt: timestamp.nullable().describe('To about a minute; null until its first use.'),
});

const example = {
  id: 'scm_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  name: 'Okta',
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
  expiresAt: null,
  lastUsedAt: null,
} as const;

const path = '/v1/sso/scim-tokens';

const listScimTokens = defineRoute({
  operationId: 'listScimTokens',
  method: 'GET',
  path,
  summary: 'List the SCIM tokens of the organisation',
  access: 'organisation:own',
  query: pageQuery,
  response: { status: 200, body: pageOf(scimTokenView) },
  errors: [],
});

const createScimToken = defineRoute({
  operationId: 'createScimToken',
  method: 'POST',
  path,
  summary: 'Create a token with which an identity provider adds and removes members by SCIM',
  access: 'organisation:own',
  body: z.strictObject({
    name: text(100),
    expiresAt: z.iso.datetime({ offset: true }).optional().describe('From when on it is refused; unless said, never.'),
  }),
  response: {
    status: 201,
    body: scimTokenView.extend({ secret: z.string().describe('The token as it is sent; it is shown this once.') }),
  },
  errors: [],
  example: {
    body: { name: 'Okta' },
    response: {
      ...example,
      secret: 'scim_org_01JD6Y8Z3K5V7W9X1A2B3C4D5E_scm_01JD6Y8Z3K5V7W9X1A2B3C4D5E_use1kWq3…',
    },
  },
});

const deleteScimToken = defineRoute({
  operationId: 'deleteScimToken',
  method: 'DELETE',
  path: `${path}/{scimToken}`,
  summary: 'Delete a SCIM token; it is refused within half a minute, and whom it has brought in stays',
  access: 'organisation:own',
  response: { status: 204 },
  errors: [],
});

export const scimTokenRoutes = { listScimTokens, createScimToken, deleteScimToken };
