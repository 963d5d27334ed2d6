import * as z from 'zod';
import { messageRoles } from '../domain/version.ts';
import { defineRoute } from './define-route.ts';
import { pageOf, pageQuery, text } from './schemas.ts';
import { messages, model, variable, variables, versionSummary, versionView } from './version-schemas.ts';

const versionsPath = '/v1/workspaces/{workspace}/prompts/{prompt}/versions';
export const versionPath = `${versionsPath}/{version}` as const;

const hunk = z.object({
  oldStart: z.int().nonnegative().describe('The first line of the hunk in the older text, from 1.'),
  oldLines: z.int().nonnegative(),
  newStart: z.int().nonnegative().describe('The first line of the hunk in the newer text, from 1.'),
  newLines: z.int().nonnegative(),
  lines: z.array(z.string()).describe('Each line behind a space (kept), - (removed) or + (added).'),
});
const role = z.enum(messageRoles);

/** How two versions differ; only what has changed is listed. */
export const diffView = z.object({
  from: z.int().positive(),
  to: z.int().positive(),
  messages: z.array(
    z.object({
      index: z.int().nonnegative(),
      role: role.describe('Of the newer message, or of the one that was removed.'),
      previousRole: role.nullable().describe('Null when the message is new.'),
      hunks: z.array(hunk),
    }),
  ),
  variables: z.array(
    z.object({
      name: z.string(),
      before: variable.nullable().describe('Null when it was not declared.'),
      after: variable.nullable().describe('Null when it is not declared any more.'),
    }),
  ),
  model: z.array(
    z.object({
      field: z.enum(['provider', 'name', 'parameters']),
      before: z.unknown().describe('Null when it was not set.'),
      after: z.unknown().describe('Null when it is not set any more.'),
    }),
  ),
});

const content = {
  messages: [{ role: 'system', content: 'You answer {{customer}} in a kind tone.' }],
  variables: { customer: { type: 'string', untrusted: true } },
  model: { provider: 'openai', name: 'gpt-5', parameters: { temperature: 0.2 } },
} as const;
const created = {
  ...content,
  prompt: 'support-reply',
  version: 1,
  status: 'scanning',
  contentHash: '5f3c8a8d1a0f6f0c9f4a1b7e2d3c4b5a69788776655443322110ffeeddccbbaa',
  scan: { id: 'scn_01JD6Y8Z3K5V7W9X1A2B3C4D5E', verdict: null, summary: null },
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
} as const;
export const versionExample = {
  ...created,
  status: 'ready',
  scan: { ...created.scan, verdict: 'pass', summary: { critical: 0, high: 0, medium: 0, low: 1 } },
} as const;

const createVersion = defineRoute({
  operationId: 'createVersion',
  method: 'POST',
  path: versionsPath,
  summary: 'Add the next version to a prompt and have it scanned',
  access: 'content:write',
  body: z.strictObject({
    messages,
    variables: variables.default({}),
    model: model.optional(),
    note: text(1000, 0).optional().describe('What is new, for reviewers.'),
  }),
  response: { status: 201, body: versionView },
  errors: ['unchanged', 'conflict', 'quota_exceeded'],
  example: { body: content, response: created },
});

const listVersions = defineRoute({
  operationId: 'listVersions',
  method: 'GET',
  path: versionsPath,
  summary: 'List the versions of a prompt, without their content',
  access: 'content:read',
  query: pageQuery,
  response: { status: 200, body: pageOf(versionSummary) },
  errors: [],
});

const getVersion = defineRoute({
  operationId: 'getVersion',
  method: 'GET',
  path: versionPath,
  summary: 'Get a version of a prompt',
  access: 'content:read',
  response: {
    status: 200,
    body: versionView.extend({
      resolvedMessages: messages.describe('The messages with their fragments put in: what is scanned and served.'),
    }),
  },
  errors: [],
  example: { response: { ...versionExample, resolvedMessages: content.messages } },
});

const diffVersions = defineRoute({
  operationId: 'diffVersions',
  method: 'GET',
  path: `${versionPath}/diff/{other}`,
  summary: 'What another version changes, also as a unified diff',
  access: 'content:read',
  response: { status: 200, body: diffView, media: ['text/x-diff'] },
  errors: [],
  example: {
    response: {
      from: 1,
      to: 2,
      messages: [
        {
          index: 0,
          role: 'system',
          previousRole: 'system',
          hunks: [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines: ['-Be kind.', '+Be kind and brief.'] }],
        },
      ],
      variables: [{ name: 'customer', before: { type: 'string' }, after: null }],
      model: [{ field: 'name', before: 'gpt-5', after: 'gpt-5-mini' }],
    },
  },
});

export const versionRoutes = { createVersion, listVersions, getVersion, diffVersions };
