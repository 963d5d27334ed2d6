import * as z from 'zod';
import { severities } from '../domain/scanner/report.ts';
import { waiverStatuses } from '../domain/waiver.ts';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, slug, text, timestamp } from './schemas.ts';

const reason = text(1000).trim().min(20).describe('Why the finding may stay; in every report that has it.');
const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
  .describe('That of the finding, from the report of a scan.');
const version = z.int().positive();

const waiverView = z.object({
  id: z.string(),
  fingerprint,
  ruleId: z.string(),
  category: z.string().describe('The key of its category; GET /v1/scan-categories has them all.'),
  severity: z.enum(severities).describe('As the finding was; a more severe one is not covered.'),
  prompt: slug.describe('Where the finding was seen; it is waived wherever it occurs in the workspace.'),
  version,
  reason: z.string(),
  status: z
    .enum([...waiverStatuses, 'expired'])
    .describe('Pending until a second admin approves, for a critical finding.'),
  expiresAt: timestamp.describe('From then on the finding counts again.'),
  createdAt: timestamp,
  createdBy: actor,
  approvedAt: timestamp.optional().describe('When the second admin did.'),
  approvedBy: actor.optional().describe('The second admin, for a critical finding.'),
});

const path = '/v1/workspaces/{workspace}/waivers';
const access = 'finding:waive';

const given = {
  fingerprint: '9c1e7d0f5a3b48c6d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9',
  reason: 'The key is the published example of the vendor and opens nothing.',
  expiresAt: '2026-12-21T08:00:00.000Z',
};
const pending = {
  ...given,
  id: 'wvr_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  ruleId: 'PG04.aws-access-key',
  category: 'hardcoded-secret',
  severity: 'critical',
  prompt: 'support-reply',
  version: 1,
  status: 'pending',
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
} as const;

const createWaiver = defineRoute({
  operationId: 'createWaiver',
  method: 'POST',
  path,
  summary: 'Waive a finding for a while; a critical one once a second admin approves',
  access,
  body: z.strictObject({
    fingerprint,
    reason,
    expiresAt: timestamp.describe('Within 90 days.'),
    prompt: slug.optional().describe('Where the finding was seen; unless said, where it was seen last.'),
    version: version.optional().describe('Unless said, the latest of the prompt that has the finding.'),
  }),
  response: { status: 201, body: waiverView },
  errors: ['separation_of_duties', 'conflict'],
  example: { body: given, response: pending },
});

const listWaivers = defineRoute({
  operationId: 'listWaivers',
  method: 'GET',
  path,
  summary: 'List the waivers of a workspace, until a month after their end',
  access: 'content:read',
  query: pageQuery,
  response: { status: 200, body: pageOf(waiverView) },
  errors: [],
});

const approveWaiver = defineRoute({
  operationId: 'approveWaiver',
  method: 'POST',
  path: `${path}/{waiver}/approve`,
  summary: 'Approve the waiver of a critical finding, as the second admin',
  access,
  response: { status: 200, body: waiverView },
  errors: ['separation_of_duties', 'conflict'],
  example: {
    response: {
      ...pending,
      status: 'active',
      approvedAt: '2026-11-21T09:00:00.000Z',
      approvedBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5F' },
    },
  },
});

const deleteWaiver = defineRoute({
  operationId: 'deleteWaiver',
  method: 'DELETE',
  path: `${path}/{waiver}`,
  summary: 'Withdraw a waiver: from then on the finding counts again',
  access,
  response: { status: 204 },
  errors: ['conflict'],
});

export const waiverRoutes = { createWaiver, listWaivers, approveWaiver, deleteWaiver };
