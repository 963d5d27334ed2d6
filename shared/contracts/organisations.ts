import * as z from 'zod';
import { planNames } from '../domain/plan.ts';
import { defineRoute } from './define-route.ts';
import { exportRoutes } from './exports.ts';
import { text, timestamp } from './schemas.ts';

const organisationView = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string().describe('The AWS region that its data never leave.'),
  plan: z.enum(planNames).describe('What it may use, and how much of it.'),
  ssoEnforced: z.boolean().describe('Whether members may sign in through its identity provider alone.'),
  createdAt: timestamp,
});

const example = {
  id: 'org_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  name: 'Example',
  region: 'eu-west-1',
  plan: 'team',
  ssoEnforced: false,
  createdAt: '2026-11-21T08:00:00.000Z',
} as const;

const path = '/v1/organisation';

const getOrganisation = defineRoute({
  operationId: 'getOrganisation',
  method: 'GET',
  path,
  summary: 'Get the organisation',
  access: 'organisation:read',
  response: { status: 200, body: organisationView },
  errors: [],
  example: { response: example },
});

const updateOrganisation = defineRoute({
  operationId: 'updateOrganisation',
  method: 'PATCH',
  path,
  summary: 'Rename the organisation',
  access: 'organisation:admin',
  body: z.strictObject({ name: text(100).optional() }),
  response: { status: 200, body: organisationView },
  errors: ['precondition_failed', 'conflict'],
  example: { body: { name: 'Example & Sons' }, response: { ...example, name: 'Example & Sons' } },
});

const deleteOrganisation = defineRoute({
  operationId: 'deleteOrganisation',
  method: 'DELETE',
  path,
  summary: 'Close the organisation at once, to be erased with everything in it unless it is restored before',
  access: 'organisation:own',
  body: z.strictObject({ name: z.string().max(100).describe('The name of the organisation, typed once more.') }),
  response: {
    status: 202,
    body: z.object({ deletesAt: timestamp.describe('When it will be erased; until then an owner can restore it.') }),
  },
  errors: ['conflict'],
  example: { body: { name: 'Example' }, response: { deletesAt: '2026-11-28T08:00:00.000Z' } },
});

const restoreOrganisation = defineRoute({
  operationId: 'restoreOrganisation',
  method: 'POST',
  path: `${path}/restore`,
  summary: 'Open the closed organisation again, as it was',
  access: 'organisation:own',
  whileClosed: true,
  response: { status: 200, body: organisationView },
  errors: ['conflict'],
  example: { response: example },
});

export const organisationRoutes = {
  getOrganisation,
  updateOrganisation,
  deleteOrganisation,
  restoreOrganisation,
  ...exportRoutes,
};
