import * as z from 'zod';
import type { ErrorCode } from '../domain/errors.ts';
import { problems } from './problem.ts';

/** The body of every error answer. No function needs it, so it is apart from what they do. */
export const problem = z.object({
  type: z.string().describe('An address that stands for the code.'),
  title: z.string().describe('What happened, in a few words; the same for every problem of the code.'),
  status: z.int(),
  detail: z.string().describe('What happened this time.'),
  code: z.enum(Object.keys(problems) as [ErrorCode, ...ErrorCode[]]).describe('What happened, for programs.'),
  requestId: z.string().describe('Names the request; tell it when you ask for help.'),
  errors: z
    .array(
      z.object({
        path: z.string().describe('Where in the request, such as `body.steps.0.percent`.'),
        message: z.string().describe('What is wrong there.'),
      }),
    )
    .optional()
    .describe('What is wrong with the request, place by place.'),
  limit: z
    .object({
      name: z.string().describe('Which limit was met.'),
      limit: z.number().describe('How much the plan allows.'),
      used: z.number().describe('How much of it is used.'),
      resetsAt: z.string().optional().describe('When there will be more; without it, when something is given back.'),
    })
    .optional()
    .describe('The limit that was met, with 402 and 429.'),
});
