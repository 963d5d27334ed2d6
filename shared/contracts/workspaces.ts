import * as z from 'zod';
import { workspaceRoles } from '../domain/access.ts';
import { judgeProviders } from '../domain/judge-model.ts';
import { judgeSettings } from '../domain/workspace.ts';
import { defineRoute } from './define-route.ts';
import { memberStatus, pageOf, pageQuery, slug, text, timestamp } from './schemas.ts';

const judge = z
  .enum(judgeSettings)
  .describe('Whether a model judges prompts as well: not at all, with its opinion, or so that none passes without it.');
const judgeModel = z
  .strictObject({
    provider: z.enum(judgeProviders).describe('Whose model it is: the workspace must have a key of theirs.'),
    name: text(200).describe("The provider's name for it."),
  })
  .describe('The model that judges. Without one, the first provider that the workspace has a key of decides.');
const scanSettings = 'How prompts are scanned.';

const workspaceView = z.object({
  id: z.string(),
  slug: slug.describe('Its name in paths, for good.'),
  name: z.string(),
  scan: z.object({ judge, model: judgeModel.optional() }).describe(scanSettings),
  createdAt: timestamp,
});

const workspaceMemberView = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  status: memberStatus,
  role: z.enum(workspaceRoles),
});

const example = {
  id: 'wsp_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  slug: 'support',
  name: 'Support',
  scan: { judge: 'off' },
  createdAt: '2026-11-21T08:00:00.000Z',
} as const;
const exampleModel = { provider: 'openai', name: 'gpt-4.1-mini-2025-04-14' } as const;
const memberExample = {
  userId: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  email: 'grace@example.com',
  name: 'Grace',
  status: 'active',
  role: 'reviewer',
} as const;

const path = '/v1/workspaces';

const listWorkspaces = defineRoute({
  operationId: 'listWorkspaces',
  method: 'GET',
  path,
  summary: 'List the workspaces of the organisation',
  access: 'organisation:admin',
  query: pageQuery,
  response: { status: 200, body: pageOf(workspaceView) },
  errors: [],
});

const createWorkspace = defineRoute({
  operationId: 'createWorkspace',
  method: 'POST',
  path,
  summary: 'Create a workspace with the environments development, staging and production',
  access: 'organisation:admin',
  body: z.strictObject({ slug, name: text(100) }),
  response: { status: 201, body: workspaceView },
  errors: ['workspace_exists', 'quota_exceeded'],
  example: { body: { slug: 'support', name: 'Support' }, response: example },
});

const getWorkspace = defineRoute({
  operationId: 'getWorkspace',
  method: 'GET',
  path: `${path}/{workspace}`,
  summary: 'Get a workspace',
  access: 'workspace:admin',
  response: { status: 200, body: workspaceView },
  errors: [],
  example: { response: example },
});

const updateWorkspace = defineRoute({
  operationId: 'updateWorkspace',
  method: 'PATCH',
  path: `${path}/{workspace}`,
  summary: 'Rename a workspace or change its settings',
  access: 'workspace:admin',
  body: z.strictObject({
    slug: slug.optional().describe('The present one, if it is sent at all: a slug cannot be changed.'),
    name: text(100).optional(),
    scan: z
      .strictObject({
        judge: judge.optional(),
        model: judgeModel.nullable().optional().describe('Null takes it back.'),
      })
      .optional()
      .describe(scanSettings),
  }),
  response: { status: 200, body: workspaceView },
  errors: ['precondition_failed', 'conflict'],
  example: {
    body: { scan: { judge: 'required', model: exampleModel } },
    response: { ...example, scan: { judge: 'required', model: exampleModel } },
  },
});

const listWorkspaceMembers = defineRoute({
  operationId: 'listWorkspaceMembers',
  method: 'GET',
  path: `${path}/{workspace}/members`,
  summary: 'List those with a role in a workspace, the admins of the organisation included',
  access: 'workspace:admin',
  query: pageQuery,
  response: { status: 200, body: pageOf(workspaceMemberView) },
  errors: [],
});

const setWorkspaceMember = defineRoute({
  operationId: 'setWorkspaceMember',
  method: 'PUT',
  path: `${path}/{workspace}/members/{userId}`,
  summary: 'Give a member of the organisation a role in a workspace',
  access: 'workspace:admin',
  body: z.strictObject({ role: z.enum(workspaceRoles) }),
  response: { status: 200, body: workspaceMemberView },
  errors: ['precondition_failed', 'conflict'],
  example: { body: { role: 'reviewer' }, response: memberExample },
});

const removeWorkspaceMember = defineRoute({
  operationId: 'removeWorkspaceMember',
  method: 'DELETE',
  path: `${path}/{workspace}/members/{userId}`,
  summary: 'Take a member out of a workspace',
  access: 'workspace:admin',
  response: { status: 204 },
  errors: ['conflict'],
});

export const workspaceRoutes = {
  listWorkspaces,
  createWorkspace,
  getWorkspace,
  updateWorkspace,
  listWorkspaceMembers,
  setWorkspaceMember,
  removeWorkspaceMember,
};
