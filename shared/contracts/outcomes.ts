import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { slug } from './schemas.ts';

const outcome = z
  .strictObject({
    id: z
      .string()
      .regex(/^[\x20-\x7e]{1,128}$/, 'must have 1 to 128 printable ASCII characters')
      .describe('Your own name for it, unique in the workspace for a week: each counts once.'),
    exposure: z.string().max(512).optional().describe('The token that came with what was served.'),
    prompt: slug.optional().describe('Instead of a token, with `environment` and `version`.'),
    environment: slug.optional(),
    version: z.int().positive().optional().describe('Counted at the minute of arrival.'),
    success: z.boolean(),
    latencyMs: z.number().min(0).max(1e7).optional(),
    qualityScore: z.number().min(0).max(1).optional(),
    at: z.iso.datetime({ offset: true }).optional().describe('When it was known; of the last 24 hours.'),
  })
  .check(({ value, issues }) => {
    const named = [value.prompt, value.environment, value.version].filter((part) => part !== undefined).length;
    if (value.exposure === undefined ? named === 3 : named === 0) return;
    issues.push({
      code: 'custom',
      input: value,
      path: [],
      message: 'must have either an exposure, or a prompt, an environment and a version',
    });
  });

const exampleToken =
  '1~support-reply~production~rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E~c~4~3~u0v1w2~7.c2lnbmVkIGJ5IHVzIGFsb25l';

const reportOutcomes = defineRoute({
  operationId: 'reportOutcomes',
  method: 'POST',
  path: '/v1/workspaces/{workspace}/outcomes',
  summary: 'Report how calls went',
  access: 'outcome:report',
  body: z.strictObject({ outcomes: z.array(outcome).min(1).max(500) }),
  response: {
    status: 202,
    body: z.object({ accepted: z.int().nonnegative().describe('How many were sent; each id counts once.') }),
  },
  errors: [],
  example: {
    body: { outcomes: [{ id: 'call-7f3a', exposure: exampleToken, success: true, latencyMs: 840, qualityScore: 0.9 }] },
    response: { accepted: 1 },
  },
});

export const outcomeRoutes = { reportOutcomes };
