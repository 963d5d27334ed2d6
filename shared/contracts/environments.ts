import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { guardrails as settings } from './guardrails.ts';
import { pageOf, pageQuery, slug, timestamp } from './schemas.ts';

const monthSeconds = 30 * 24 * 3600;

const guardrails = settings.describe('What rollouts to it start with, unless they say otherwise.');
const isProtected = z
  .boolean()
  .describe('Takes approved versions alone, from admins and deploy keys, and at most 25 percent at first.');
const minHoldSeconds = z
  .int()
  .min(1)
  .max(monthSeconds)
  .describe('The least that each step of a rollout holds; not below 60 on the hosted service.');

const environmentView = z.object({
  name: slug.describe('Its name in paths; unique in the workspace.'),
  protected: isProtected,
  minHoldSeconds,
  guardrails: guardrails.optional(),
  createdAt: timestamp,
});

const example = {
  name: 'canary-eu',
  protected: true,
  minHoldSeconds: 300,
  guardrails: { maxErrorRate: 0.02 },
  createdAt: '2026-11-21T08:00:00.000Z',
} as const;

const path = '/v1/workspaces/{workspace}/environments';

const listEnvironments = defineRoute({
  operationId: 'listEnvironments',
  method: 'GET',
  path,
  summary: 'List the environments of a workspace, by name',
  access: 'workspace:admin',
  query: pageQuery,
  response: { status: 200, body: pageOf(environmentView) },
  errors: [],
});

const createEnvironment = defineRoute({
  operationId: 'createEnvironment',
  method: 'POST',
  path,
  summary: 'Create an environment',
  access: 'workspace:admin',
  body: z.strictObject({
    name: slug,
    protected: isProtected.default(true),
    minHoldSeconds: minHoldSeconds.optional(),
    guardrails: guardrails.optional(),
  }),
  response: { status: 201, body: environmentView },
  errors: ['environment_exists'],
  example: {
    body: { name: 'canary-eu', protected: true, minHoldSeconds: 300, guardrails: { maxErrorRate: 0.02 } },
    response: example,
  },
});

const getEnvironment = defineRoute({
  operationId: 'getEnvironment',
  method: 'GET',
  path: `${path}/{environment}`,
  summary: 'Get an environment',
  access: 'workspace:admin',
  response: { status: 200, body: environmentView },
  errors: [],
  example: { response: example },
});

const updateEnvironment = defineRoute({
  operationId: 'updateEnvironment',
  method: 'PATCH',
  path: `${path}/{environment}`,
  summary: 'Change the protection, the least hold or the guardrails of an environment',
  access: 'workspace:admin',
  body: z.strictObject({
    protected: isProtected.optional(),
    minHoldSeconds: minHoldSeconds.optional(),
    guardrails: guardrails.nullable().optional().describe('All guardrails that rollouts start with; null for none.'),
  }),
  response: { status: 200, body: environmentView },
  errors: ['precondition_failed', 'conflict'],
  example: { body: { minHoldSeconds: 600 }, response: { ...example, minHoldSeconds: 600 } },
});

const deleteEnvironment = defineRoute({
  operationId: 'deleteEnvironment',
  method: 'DELETE',
  path: `${path}/{environment}`,
  summary: 'Delete an environment that nothing is served from',
  access: 'workspace:admin',
  response: { status: 204 },
  errors: ['in_use', 'conflict'],
});

export const environmentRoutes = {
  listEnvironments,
  createEnvironment,
  getEnvironment,
  updateEnvironment,
  deleteEnvironment,
};
