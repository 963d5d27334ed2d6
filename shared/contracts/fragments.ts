import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { actor, pageOf, pageQuery, slug, text, timestamp } from './schemas.ts';

const path = '/v1/workspaces/{workspace}/fragments';
const versionsPath = `${path}/{fragment}/versions` as const;

const content = z.string().min(1).describe('A Mustache template of at most 64 KiB; it may include other fragments.');
const note = text(1000, 0).describe('What is new.');

const fragmentView = z.object({
  id: z.string(),
  name: slug.describe('Its name in paths and templates; unique in the workspace.'),
  description: z.string(),
  latestVersion: z.int().nonnegative().describe('The number of its newest version; 0 before the first.'),
  createdAt: timestamp,
  createdBy: actor,
});

const versionSummary = z.object({
  fragment: slug,
  version: z.int().positive(),
  contentHash: z.string().describe('SHA-256 of the content, in lower-case hexadecimal.'),
  note: note.optional(),
  createdAt: timestamp,
  createdBy: actor,
});
const versionView = versionSummary.extend({ content });

const made = {
  createdAt: '2026-11-21T08:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
} as const;
const fragmentExample = {
  id: 'frg_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  name: 'tone',
  description: 'How we speak.',
  latestVersion: 1,
  ...made,
} as const;
const versionExample = {
  fragment: 'tone',
  version: 1,
  content: 'Be kind and brief.',
  contentHash: '2f2b1a0f9e8d7c6b5a49382716050f1e2d3c4b5a69788796a5b4c3d2e1f00112',
  ...made,
} as const;

const createFragment = defineRoute({
  operationId: 'createFragment',
  method: 'POST',
  path,
  summary: 'Create a fragment, a text that prompts share',
  access: 'content:write',
  body: z.strictObject({
    name: slug,
    description: text(500, 0).default(''),
    content: content.optional().describe('Its first version; without it there is none yet.'),
  }),
  response: { status: 201, body: fragmentView },
  errors: ['fragment_exists', 'quota_exceeded'],
  example: {
    body: { name: 'tone', description: 'How we speak.', content: 'Be kind and brief.' },
    response: fragmentExample,
  },
});

const listFragments = defineRoute({
  operationId: 'listFragments',
  method: 'GET',
  path,
  summary: 'List the fragments of a workspace',
  access: 'content:read',
  query: pageQuery,
  response: { status: 200, body: pageOf(fragmentView) },
  errors: [],
});

const getFragment = defineRoute({
  operationId: 'getFragment',
  method: 'GET',
  path: `${path}/{fragment}`,
  summary: 'Get a fragment',
  access: 'content:read',
  response: { status: 200, body: fragmentView },
  errors: [],
  example: { response: fragmentExample },
});

const createFragmentVersion = defineRoute({
  operationId: 'createFragmentVersion',
  method: 'POST',
  path: versionsPath,
  summary: 'Add the next version to a fragment; prompts that include an older one keep it',
  access: 'content:write',
  body: z.strictObject({ content, note: note.optional() }),
  response: { status: 201, body: versionView },
  errors: ['unchanged', 'conflict', 'quota_exceeded'],
  example: { body: { content: 'Be kind and brief.' }, response: versionExample },
});

const listFragmentVersions = defineRoute({
  operationId: 'listFragmentVersions',
  method: 'GET',
  path: versionsPath,
  summary: 'List the versions of a fragment, without their content',
  access: 'content:read',
  query: pageQuery,
  response: { status: 200, body: pageOf(versionSummary) },
  errors: [],
});

const getFragmentVersion = defineRoute({
  operationId: 'getFragmentVersion',
  method: 'GET',
  path: `${versionsPath}/{version}`,
  summary: 'Get a version of a fragment',
  access: 'content:read',
  response: { status: 200, body: versionView },
  errors: [],
  example: { response: versionExample },
});

export const fragmentRoutes = {
  createFragment,
  listFragments,
  getFragment,
  createFragmentVersion,
  listFragmentVersions,
  getFragmentVersion,
};
