import * as z from 'zod';
import { organisationRoles, workspaceRoles } from '../domain/access.ts';
import { defineRoute } from './define-route.ts';
import { email, memberStatus, pageOf, pageQuery, password, slug, text, timestamp } from './schemas.ts';
import { signedIn, signedInExample } from './sessions.ts';

const workspaces = z
  .array(z.object({ workspace: slug, role: z.enum(workspaceRoles) }))
  .describe('Roles in single workspaces; owners and admins of the organisation are admins of every workspace.');
const workspacesIn = z.array(z.strictObject({ workspace: slug, role: z.enum(workspaceRoles) })).max(50);

const memberView = z.object({
  userId: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  status: memberStatus,
  role: z.enum(organisationRoles),
  workspaces,
  effective: z
    .object({ role: z.enum(organisationRoles), workspaces })
    .describe('The roles that hold: those given here, and what groups of the identity provider give beside them.'),
  createdAt: timestamp,
});

const example = {
  userId: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  email: 'grace@example.com',
  name: null,
  status: 'invited',
  role: 'member',
  workspaces: [{ workspace: 'default', role: 'reviewer' }],
  effective: { role: 'member', workspaces: [{ workspace: 'default', role: 'reviewer' }] },
  createdAt: '2026-11-21T08:00:00.000Z',
} as const;
const token = 'inv_org_01JD6Y8Z3K5V7W9X1A2B3C4D5E_inv_01JD6Y8Z3K5V7W9X1A2B3C4D5E_kWq3…';

const listMembers = defineRoute({
  operationId: 'listMembers',
  method: 'GET',
  path: '/v1/members',
  summary: 'List the members of the organisation',
  access: 'organisation:admin',
  query: pageQuery,
  response: { status: 200, body: pageOf(memberView) },
  errors: [],
});

const inviteMember = defineRoute({
  operationId: 'inviteMember',
  method: 'POST',
  path: '/v1/members',
  summary: 'Invite a person into the organisation',
  access: 'organisation:admin',
  body: z.strictObject({
    email,
    role: z.enum(['admin', 'member']),
    workspaces: workspacesIn.default([]).describe('Roles in single workspaces.'),
  }),
  response: {
    status: 201,
    body: z.object({
      member: memberView,
      invitation: z
        .object({
          token: z.string().describe('For the person alone; it is shown this once.'),
          expiresAt: timestamp,
        })
        .describe('What the person is to be sent.'),
    }),
  },
  errors: ['member_exists', 'conflict', 'quota_exceeded'],
  example: {
    body: { email: example.email, role: 'member', workspaces: [{ workspace: 'default', role: 'reviewer' }] },
    response: { member: example, invitation: { token, expiresAt: '2026-11-28T08:00:00.000Z' } },
  },
});

const updateMember = defineRoute({
  operationId: 'updateMember',
  method: 'PATCH',
  path: '/v1/members/{userId}',
  summary: 'Change the roles of a member, from their next request on',
  access: 'organisation:admin',
  body: z.strictObject({
    role: z.enum(organisationRoles).optional(),
    workspaces: workspacesIn.optional().describe('All roles in single workspaces that the member is to have.'),
  }),
  response: { status: 200, body: memberView },
  errors: ['forbidden', 'conflict', 'precondition_failed'],
  example: {
    body: { role: 'admin' },
    response: { ...example, role: 'admin', effective: { ...example.effective, role: 'admin' } },
  },
});

const removeMember = defineRoute({
  operationId: 'removeMember',
  method: 'DELETE',
  path: '/v1/members/{userId}',
  summary: 'Remove a member; their sessions end at once',
  access: 'organisation:admin',
  response: { status: 204 },
  errors: ['forbidden', 'conflict'],
});

const acceptInvitation = defineRoute({
  operationId: 'acceptInvitation',
  method: 'POST',
  path: '/v1/invitations/accept',
  summary: 'Accept an invitation and sign in',
  access: 'public',
  body: z.strictObject({
    token: z.string().max(512).describe('As it was shown when the invitation was made.'),
    password: password.describe('A new one of 12 to 128 characters, or your own if you have an account.'),
    name: text(100).optional(),
  }),
  response: { status: 200, body: signedIn },
  errors: ['unauthenticated', 'sso_required', 'organisation_closed', 'email_taken', 'conflict'],
  example: { body: { token, password: 'correct horse battery staple', name: 'Grace' }, response: signedInExample },
});

export const memberRoutes = { listMembers, inviteMember, updateMember, removeMember, acceptInvitation };
