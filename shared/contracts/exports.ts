import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, timestamp } from './schemas.ts';

const exportView = z.object({
  id: z.string(),
  status: z.enum(['running', 'completed', 'failed']).describe('One that has failed can be asked for again.'),
  createdAt: timestamp,
  createdBy: actor,
  completedAt: timestamp.nullable(),
  files: z.int().nullable().describe('How many files the archive has beside its manifest.'),
  rows: z.int().nullable().describe('How many lines those files have together.'),
  bytes: z.int().nullable().describe('The size of the archive.'),
  archiveEndsAt: timestamp.nullable().describe('When the archive is deleted; null without one.'),
});

const downloadableView = exportView.extend({
  downloadUrl: z
    .string()
    .optional()
    .describe(
      'Where the archive is: whoever has this address can read it, until it expires. Made anew at each request.',
    ),
  expiresAt: timestamp.optional().describe('When that address expires.'),
});

const example = {
  id: 'exp_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  status: 'running',
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
  completedAt: null,
  files: null,
  rows: null,
  bytes: null,
  archiveEndsAt: null,
} as const;
const completed = {
  ...example,
  status: 'completed',
  completedAt: '2026-11-21T08:00:12.000Z',
  files: 28,
  rows: 1402,
  bytes: 318_204,
  archiveEndsAt: '2026-11-28T08:00:12.000Z',
} as const;

const path = '/v1/organisation/exports';

const createExport = defineRoute({
  operationId: 'createExport',
  method: 'POST',
  path,
  summary: 'Export everything that the organisation has: one file of JSON Lines a noun, in one archive',
  access: 'organisation:own',
  whileClosed: true,
  response: { status: 202, body: exportView },
  errors: ['conflict'],
  example: { response: example },
});

const listExports = defineRoute({
  operationId: 'listExports',
  method: 'GET',
  path,
  summary: 'List the exports',
  access: 'organisation:own',
  whileClosed: true,
  query: pageQuery,
  response: { status: 200, body: pageOf(exportView) },
  errors: [],
  example: { response: { data: [completed], nextCursor: null } },
});

const getExport = defineRoute({
  operationId: 'getExport',
  method: 'GET',
  path: `${path}/{exportId}`,
  summary: 'Get an export, and where its archive can be read for the next quarter of an hour',
  access: 'organisation:own',
  whileClosed: true,
  response: { status: 200, body: downloadableView, volatile: ['downloadUrl', 'expiresAt'] },
  errors: [],
  example: {
    response: {
      ...completed,
      downloadUrl: 'https://example-exports.s3.eu-west-1.amazonaws.com/org_01JD…/exp_01JD….zip?X-Amz-Signature=…',
      expiresAt: '2026-11-21T08:20:00.000Z',
    },
  },
});

export const exportRoutes = { createExport, listExports, getExport };
