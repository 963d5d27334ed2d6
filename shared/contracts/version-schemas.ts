import * as z from 'zod';
import { isVariableName } from '../domain/template.ts';
import { messageRoles, versionStatuses } from '../domain/version.ts';
import { actor, slug, text, timestamp } from './schemas.ts';

const message = z.strictObject({
  role: z.enum(messageRoles),
  content: z.string().min(1).describe('A Mustache template; fragments are included as {{> name@version}}.'),
});
export const messages = z.array(message).min(1).max(100).describe('At most 64 KiB of content together.');

const value = z.union([z.string(), z.number(), z.boolean()]);
export const variable = z
  .strictObject({
    type: z.enum(['string', 'number', 'boolean']),
    required: z.boolean().optional().describe('Whether a value must be given; true unless there is a default.'),
    default: value.optional().describe('Stands in when no value is given; of the declared type.'),
    untrusted: z.boolean().optional().describe('Its value comes from outside; the scanner asks where it stands.'),
    description: text(500, 0).optional(),
  })
  .refine(({ type, default: fallback }) => fallback === undefined || typeof fallback === type, {
    path: ['default'],
    message: 'must be of the declared type',
  });
const variableName = z
  .string()
  .refine(isVariableName, 'must match ^[A-Za-z_][A-Za-z0-9_]{0,63}$ and be no name that every object has');
export const variables = z
  .record(variableName, variable)
  .refine((all) => Object.keys(all).length <= 100, 'has more than 100 variables')
  .describe('The declared variables, by name.');

export const model = z.strictObject({
  provider: text(64).describe('Such as openai or anthropic.'),
  name: text(200),
  parameters: z.record(z.string(), z.unknown()).optional().describe('Handed to the provider as they are.'),
});

export const verdict = z.enum(['pass', 'warn', 'block']);
const count = z.int().nonnegative();
export const summary = z.object({ critical: count, high: count, medium: count, low: count });

export const latestScan = z.object({
  id: z.string(),
  verdict: verdict.nullable().describe('Null until the scan has ended.'),
  summary: summary.nullable().describe('Findings by severity; null until the scan has ended.'),
  leansOn: z
    .object({
      waivers: z.array(z.string()).describe('Their ids.'),
      until: timestamp.describe('From then on they do not let the version through.'),
    })
    .optional()
    .describe('The waivers without which the verdict would be block, and when the first of them is over.'),
});

const approval = z.object({
  contentHash: z.string(),
  ruleset: z.string().describe('The ruleset of the scan that it was given under.'),
  by: actor,
  at: timestamp,
  bypass: z.boolean().describe('Whether the glass was broken: approved without a review.'),
});

const withdrawal = z.object({
  by: actor,
  at: timestamp,
  reason: z.string(),
  bypass: z.boolean().describe('Whether it was the approval of a broken glass.'),
});

export const versionSummary = z.object({
  prompt: slug,
  version: z.int().positive(),
  status: z.enum(versionStatuses),
  contentHash: z.string().describe('SHA-256 of messages, variables and model, in lower-case hexadecimal.'),
  note: z.string().optional(),
  scan: latestScan,
  approval: approval.optional(),
  withdrawal: withdrawal.optional().describe('Of the approval that it had.'),
  createdAt: timestamp,
  createdBy: actor,
});
export const versionView = versionSummary.extend({ messages, variables, model: model.optional() });
