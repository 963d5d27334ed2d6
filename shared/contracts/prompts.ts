import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, slug, text, timestamp } from './schemas.ts';

const tags = z.array(slug).max(20).describe('Labels to find the prompt by.');
const description = text(500, 0).describe('What the prompt is for.');

const promptView = z.object({
  id: z.string().describe('The prompt, whatever its name.'),
  name: slug.describe('Its name in paths; unique in the workspace.'),
  description: z.string(),
  tags,
  latestVersion: z.int().nonnegative().describe('The number of its newest version; 0 before the first.'),
  createdAt: timestamp,
  createdBy: actor,
});

const example = {
  id: 'prm_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  name: 'support-reply',
  description: 'Answers a customer.',
  tags: ['support'],
  latestVersion: 0,
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
} as const;

const path = '/v1/workspaces/{workspace}/prompts';

const createPrompt = defineRoute({
  operationId: 'createPrompt',
  method: 'POST',
  path,
  summary: 'Create a prompt',
  access: 'content:write',
  body: z.strictObject({ name: slug, description: description.default(''), tags: tags.default([]) }),
  response: { status: 201, body: promptView },
  errors: ['prompt_exists', 'quota_exceeded'],
  example: {
    body: { name: 'support-reply', description: 'Answers a customer.', tags: ['support'] },
    response: example,
  },
});

const listPrompts = defineRoute({
  operationId: 'listPrompts',
  method: 'GET',
  path,
  summary: 'List the prompts of a workspace',
  access: 'content:read',
  query: pageQuery.extend({
    tag: slug.optional().describe('Only prompts with this tag.'),
    q: z.string().max(100).optional().describe('Only prompts whose name or description contains this.'),
  }),
  response: { status: 200, body: pageOf(promptView) },
  errors: [],
});

const getPrompt = defineRoute({
  operationId: 'getPrompt',
  method: 'GET',
  path: `${path}/{prompt}`,
  summary: 'Get a prompt',
  access: 'content:read',
  response: { status: 200, body: promptView },
  errors: [],
  example: { response: example },
});

const updatePrompt = defineRoute({
  operationId: 'updatePrompt',
  method: 'PATCH',
  path: `${path}/{prompt}`,
  summary: 'Change the description or the tags of a prompt',
  access: 'content:write',
  body: z.strictObject({ description: description.optional(), tags: tags.optional() }),
  response: { status: 200, body: promptView },
  errors: ['precondition_failed', 'conflict'],
  example: { body: { tags: ['support', 'email'] }, response: { ...example, tags: ['support', 'email'] } },
});

const archivePrompt = defineRoute({
  operationId: 'archivePrompt',
  method: 'DELETE',
  path: `${path}/{prompt}`,
  summary: 'Archive a prompt that no environment serves; its name stays taken',
  access: 'content:write',
  response: { status: 204 },
  errors: ['in_use', 'conflict'],
});

export const promptRoutes = { createPrompt, listPrompts, getPrompt, updatePrompt, archivePrompt };
