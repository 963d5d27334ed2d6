import * as z from 'zod';
import { providers } from '../domain/provider-key.ts';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, timestamp } from './schemas.ts';

const baseUrl = z
  .string()
  .min(1)
  .describe('Where the provider is called instead of its own address: https, port 443 or 8443.');

const providerKeyView = z.object({
  provider: z.enum(providers).describe('Whose key it is.'),
  last4: z.string().nullable().describe('The last four characters; null for a key of fewer than twelve.'),
  baseUrl: baseUrl.optional(),
  createdAt: timestamp.describe('When this key was given.'),
  createdBy: actor,
  lastUsedAt: timestamp.nullable(),
});

const example = {
  provider: 'openai',
  last4: 'x7Qa',
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
  lastUsedAt: null,
} as const;

const path = '/v1/workspaces/{workspace}/provider-keys';
const one = `${path}/{provider}` as const;
const access = 'workspace:admin';

const listProviderKeys = defineRoute({
  operationId: 'listProviderKeys',
  method: 'GET',
  path,
  summary: 'List the provider keys of a workspace',
  access,
  query: pageQuery,
  response: { status: 200, body: pageOf(providerKeyView) },
  errors: [],
  example: { response: { data: [example], nextCursor: null } },
});

const getProviderKey = defineRoute({
  operationId: 'getProviderKey',
  method: 'GET',
  path: one,
  summary: 'Get what is known of a provider key, never the key itself',
  access,
  response: { status: 200, body: providerKeyView },
  errors: [],
  example: { response: example },
});

const putProviderKey = defineRoute({
  operationId: 'putProviderKey',
  method: 'PUT',
  path: one,
  summary: 'Give a workspace a key to a provider of models, in place of the one before',
  access,
  body: z.strictObject({
    apiKey: z
      .string()
      .min(8)
      .max(512)
      .regex(/^[\x21-\x7e]*$/, 'must consist of printable ASCII without spaces')
      .describe('The key as the provider gave it; no answer ever has it.'),
    baseUrl: baseUrl.optional(),
  }),
  response: { status: 200, body: providerKeyView },
  errors: ['precondition_failed', 'conflict'],
  example: { body: { apiKey: 'sk-proj-0123456789abcdefx7Qa' }, response: example },
});

const deleteProviderKey = defineRoute({
  operationId: 'deleteProviderKey',
  method: 'DELETE',
  path: one,
  summary: 'Forget a provider key',
  access,
  response: { status: 204 },
  errors: ['conflict'],
});

export const providerKeyRoutes = { listProviderKeys, getProviderKey, putProviderKey, deleteProviderKey };
