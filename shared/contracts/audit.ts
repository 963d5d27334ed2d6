import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, timestamp } from './schemas.ts';

const moment = z.iso.datetime({ offset: true });

const auditEventView = z.object({
  id: z.string(),
  at: timestamp.describe('When it was done.'),
  actor: actor.describe('Who did it: a user, an API key, or Promptgate itself.'),
  action: z.string().describe('What was done, such as `prompt.create`.'),
  target: z.string().describe('What it was done to: an id or a path.'),
  workspace: z.string().nullable().describe('Null for what concerns the organisation as a whole.'),
  ip: z.string().nullable().describe('Where the request came from; null for what Promptgate did by itself.'),
  requestId: z.string().nullable(),
  change: z
    .record(z.string(), z.unknown())
    .describe('Ids, names, states and numbers; never a text of a prompt, never a secret.'),
});

const filter = z.string().min(1).max(256).optional();

const listAuditEvents = defineRoute({
  operationId: 'listAuditEvents',
  method: 'GET',
  path: '/v1/audit-events',
  summary: 'List what was changed in the organisation, by whom and from where',
  access: 'organisation:admin',
  query: pageQuery.extend({
    actor: filter.describe('Only what this user, key or part of Promptgate did.'),
    action: filter.describe('Only what was done so, such as `rollout.promote`.'),
    target: filter.describe('Only what was done to this.'),
    from: moment.optional().describe('Only from this moment on.'),
    to: moment.optional().describe('Only before this moment.'),
  }),
  response: { status: 200, body: pageOf(auditEventView) },
  errors: [],
  example: {
    response: {
      data: [
        {
          id: 'aud_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
          at: '2026-11-21T08:00:00.000Z',
          actor: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
          action: 'prompt.create',
          target: 'prm_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
          workspace: 'default',
          ip: '192.0.2.1',
          requestId: '3f1c2d5e-8a4b-4c6d-9e7f-0a1b2c3d4e5f',
          change: { name: 'support-reply' },
        },
      ],
      nextCursor: null,
    },
  },
});

export const auditRoutes = { listAuditEvents };
