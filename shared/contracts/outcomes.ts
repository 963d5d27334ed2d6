import * as z from 'zod';
import { defineRoute } from './define-route.ts';
import { oneByOne } from './one-by-one.ts';
import { slug } from './schemas.ts';

const id = z.string().regex(/^[\x20-\x7e]{1,128}$/, 'must have 1 to 128 printable ASCII characters');
const token = z.string().max(512);

const outcome = z
  .strictObject({
    id: id.describe('Your own name for it, unique in the workspace for a week: each counts once, as it came first.'),
    exposure: token.optional().describe('The token that came with what was served, at most a week ago.'),
    prompt: slug.optional().describe('Instead of a token, with `environment` and `version`.'),
    environment: slug.optional(),
    version: z.int().positive().optional().describe('Counted at the minute of arrival.'),
    caller: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .optional()
      .describe(
        'Who was served, where the token does not say so, as that of a snapshot does not: MurmurHash3_x86_32 of the UTF-8 bytes of `<seed>:<subject>` under the murmur seed 1359437549, with the seed that the snapshot shows.',
      ),
    success: z.boolean(),
    latencyMs: z.number().min(0).max(1e7).optional(),
    qualityScore: z.number().min(0).max(1).optional(),
    at: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('When it was known; of the last 24 hours, and a minute ahead at most.'),
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

const exposure = z.strictObject({
  id: id.describe('Your own name for this announcement, unique among them in the workspace for a week.'),
  exposure: token.describe('The token of one side of a snapshot.'),
  count: z.int().min(1).max(1_000_000).describe('How many calls were served under it since it was announced last.'),
});

const most = 500;

const body = z
  .strictObject({
    outcomes: oneByOne(outcome).max(most).describe('How calls went. Each is taken or rejected by itself.'),
    exposures: oneByOne(exposure)
      .max(most)
      .optional()
      .describe(
        'How many calls a client served that resolves by itself, from a snapshot: of those that are never reported, nothing else is known.',
      ),
  })
  .check(({ value, issues }) => {
    const { length } = [...value.outcomes, ...(value.exposures ?? [])];
    if (length >= 1 && length <= most) return;
    issues.push({
      code: 'custom',
      input: value,
      path: ['outcomes'],
      message: `must be 1 to ${most}, exposures counted in`,
    });
  })
  .describe(`At most ${most} outcomes and exposures together. 202 as long as one of them is taken, 400 when none is.`);

const exampleToken =
  '2~support-reply~production~rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E~c~4~3~u0v1w2~1kq9x3f.c2lnbmVkIGJ5IHVzIGFsb25l';

const reportOutcomes = defineRoute({
  operationId: 'reportOutcomes',
  method: 'POST',
  path: '/v1/workspaces/{workspace}/outcomes',
  summary: 'Report how calls went',
  access: 'outcome:report',
  body,
  response: {
    status: 202,
    body: z.object({
      accepted: z
        .int()
        .nonnegative()
        .describe('How many outcomes and exposures were taken; each id counts once, however often it is sent.'),
      rejected: z
        .array(
          z.object({
            path: z.string().describe('Where in the request, such as `body.outcomes.3.qualityScore`.'),
            message: z.string().describe('What is wrong there.'),
          }),
        )
        .optional()
        .describe('What was not taken, and why: every fault of every such item. Sending it again changes nothing.'),
    }),
  },
  errors: [],
  example: {
    body: { outcomes: [{ id: 'call-7f3a', exposure: exampleToken, success: true, latencyMs: 840, qualityScore: 0.9 }] },
    response: { accepted: 1 },
  },
});

export const outcomeRoutes = { reportOutcomes };
