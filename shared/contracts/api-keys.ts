import * as z from 'zod';
import { scopes as allScopes } from '../domain/access.ts';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, slug, text, timestamp } from './schemas.ts';

const scopes = z
  .array(z.enum(allScopes))
  .describe(
    '`read`: what an application needs at run time. `write`: editing without reviews and rollouts. `deploy`: rollouts.',
  );

const rateLimit = z.strictObject({
  perSecond: z.int().min(1).max(10_000).describe('How many requests a second it may make in the long run.'),
  burst: z.int().min(1).max(100_000).describe('How many requests it may make at once after a rest.'),
});

const apiKeyView = z.object({
  id: z.string(),
  workspace: slug.describe('The one workspace that it acts in.'),
  name: z.string(),
  scopes,
  createdAt: timestamp,
  createdBy: actor,
  expiresAt: timestamp.nullable().describe('From when on it is refused; null for never.'),
  lastUsedAt: timestamp.nullable().describe('To about a minute; null until its first use.'),
  rateLimit: rateLimit
    .nullable()
    .default(null)
    .describe('What it may use of what the organisation may; null for all of it.'),
});

const example = {
  id: 'key_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  workspace: 'default',
  name: 'web shop',
  scopes: ['read'],
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
  expiresAt: null,
  lastUsedAt: null,
  rateLimit: { perSecond: 20, burst: 100 },
} as const;

const path = '/v1/workspaces/{workspace}/api-keys';

const listApiKeys = defineRoute({
  operationId: 'listApiKeys',
  method: 'GET',
  path,
  summary: 'List the API keys of a workspace',
  access: 'workspace:admin',
  query: pageQuery,
  response: { status: 200, body: pageOf(apiKeyView) },
  errors: [],
});

const createApiKey = defineRoute({
  operationId: 'createApiKey',
  method: 'POST',
  path,
  summary: 'Create an API key',
  access: 'workspace:admin',
  body: z.strictObject({
    name: text(100),
    scopes: scopes
      .min(1)
      .max(allScopes.length)
      .refine((list) => new Set(list).size === list.length, 'must not name a scope twice'),
    expiresAt: z.iso.datetime({ offset: true }).optional().describe('From when on it is refused; unless said, never.'),
    rateLimit: rateLimit
      .optional()
      .describe('Less than the organisation may use; serving and outcomes are counted apart from the rest.'),
  }),
  response: {
    status: 201,
    body: apiKeyView.extend({ secret: z.string().describe('The key as it is sent; it is shown this once.') }),
  },
  errors: [],
  example: {
    body: { name: 'web shop', scopes: ['read'], rateLimit: { perSecond: 20, burst: 100 } },
    response: { ...example, secret: 'pg_org_01JD6Y8Z3K5V7W9X1A2B3C4D5E_key_01JD6Y8Z3K5V7W9X1A2B3C4D5E_euw1kWq3…' },
  },
});

const getApiKey = defineRoute({
  operationId: 'getApiKey',
  method: 'GET',
  path: `${path}/{keyId}`,
  summary: 'Read an API key, without its secret',
  access: 'workspace:admin',
  response: { status: 200, body: apiKeyView, volatile: ['lastUsedAt'] },
  errors: [],
  example: { response: { ...example, lastUsedAt: '2026-11-21T08:15:00.000Z' } },
});

const deleteApiKey = defineRoute({
  operationId: 'deleteApiKey',
  method: 'DELETE',
  path: `${path}/{keyId}`,
  summary: 'Delete an API key; it is refused within half a minute',
  access: 'workspace:admin',
  response: { status: 204 },
  errors: [],
});

export const apiKeyRoutes = { listApiKeys, createApiKey, getApiKey, deleteApiKey };
