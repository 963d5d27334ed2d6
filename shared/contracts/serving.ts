import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { slug, timestamp } from './schemas.ts';

const version = z.int().positive();
const percent = z.number().min(0).max(100);
const subject = z
  .string()
  .min(1)
  .max(256)
  .optional()
  .describe('Whoever is served: the same one stays on its side. Without it each call draws anew.');
const message = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() });
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const variable = z.object({
  type: z.enum(['string', 'number', 'boolean']),
  required: z.boolean().optional(),
  default: scalar.optional(),
  untrusted: z.boolean().optional().describe('Its value comes from outside.'),
  description: z.string().optional(),
});

const content = z.object({
  version,
  messages: z.array(message).describe('With their fragments put in.'),
  variables: z.record(z.string(), variable),
  model: z
    .object({ provider: z.string(), name: z.string(), parameters: z.record(z.string(), z.unknown()).optional() })
    .nullable(),
  contentHash: z.string(),
});
const exposure = z.string().describe('Report outcomes with it: it says what was served, by which rollout and when.');
const epoch = z.int().nonnegative().describe('Grows with every change; never go back to an older one.');

const served = content.extend({
  prompt: slug,
  environment: slug,
  variant: z.enum(['stable', 'canary']),
  rolloutId: z.string().nullable().describe('The rollout that chose the version; null when there is none.'),
  epoch,
  exposure,
});

const exampleContent = {
  version: 4,
  messages: [{ role: 'system', content: 'You answer {{customer}} of a bicycle shop.' }],
  variables: { customer: { type: 'string', required: true } },
  model: { provider: 'openai', name: 'gpt-5-mini' },
  contentHash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
} as const;
const rolloutId = 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const exampleToken = `2~support-reply~production~${rolloutId}~c~4~3~u0v1w2~1kq9x3f.c2lnbmVkIGJ5IHVzIGFsb25l`;
const example = {
  ...exampleContent,
  prompt: 'support-reply',
  environment: 'production',
  variant: 'canary',
  rolloutId,
  epoch: 3,
  exposure: exampleToken,
} as const;

const path = '/v1/workspaces/{workspace}/prompts/{prompt}';
const fresh = 'private, max-age=5';

const resolvePrompt = defineRoute({
  operationId: 'resolvePrompt',
  method: 'GET',
  path: `${path}/resolve`,
  summary: 'What a prompt is in an environment, for one subject',
  access: 'serving:read',
  query: z.object({ environment: slug, subject }),
  response: {
    status: 200,
    body: served,
    volatile: ['exposure'],
    cacheControl: fresh,
    // While a rollout is in progress it may be taken back at any moment, and nobody should go on with a bad canary.
    cacheControlWhile: { field: 'rolloutId', cacheControl: 'private, max-age=1' },
  },
  errors: ['no_stable_version'],
  example: { response: example },
});

const renderPrompt = defineRoute({
  operationId: 'renderPrompt',
  method: 'POST',
  path: `${path}/render`,
  summary: 'The same with its variables filled in',
  access: 'serving:read',
  body: z.strictObject({
    environment: slug,
    subject,
    variables: z.record(z.string(), z.unknown()).default({}).describe('A value for each variable of the version.'),
  }),
  response: { status: 200, body: served },
  errors: ['no_stable_version'],
  example: {
    body: { environment: 'production', subject: 'customer-42', variables: { customer: 'Ada' } },
    response: { ...example, messages: [{ role: 'system', content: 'You answer Ada of a bicycle shop.' }] },
  },
});

const side = content.extend({ exposure }).nullable();

const getSnapshot = defineRoute({
  operationId: 'getSnapshot',
  method: 'GET',
  path: '/v1/workspaces/{workspace}/snapshot',
  summary: 'All that it takes to resolve the prompts of an environment without asking',
  access: 'serving:read',
  query: z.object({ environment: slug, cursor: slug.optional().describe('Where the page before ended.') }),
  response: {
    status: 200,
    body: z.object({
      environment: slug,
      prompts: z.array(
        z.object({
          prompt: slug,
          stable: side.describe('Null until a first release is completed.'),
          canary: side.describe('Null unless a rollout is in progress.'),
          percent: percent.describe('The share of subjects that get the canary.'),
          seed: z.string().describe('The salt of the buckets: new for each rollout.'),
          rolloutId: z.string().nullable(),
          epoch,
          changedAt: timestamp,
        }),
      ),
      nextCursor: slug.nullable().describe('Asks for the rest where several megabytes do not hold all prompts.'),
    }),
    cacheControl: fresh,
  },
  errors: [],
  example: {
    response: {
      environment: 'production',
      prompts: [
        {
          prompt: 'support-reply',
          stable: null,
          canary: { ...exampleContent, exposure: exampleToken },
          percent: 10,
          seed: 'gZ1vS0mWq2Yy3x4A',
          rolloutId,
          epoch: 3,
          changedAt: '2026-11-21T08:00:00.000Z',
        },
      ],
      nextCursor: null,
    },
  },
});

export const servingRoutes = { resolvePrompt, renderPrompt, getSnapshot };
