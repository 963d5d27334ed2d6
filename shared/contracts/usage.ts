import * as z from 'zod';
import { planNames } from '../domain/plan.ts';
import { quotaNames } from '../domain/quota.ts';
import { defineRoute } from './define-route.ts';
import { timestamp } from './schemas.ts';

const usageView = z.object({
  plan: z.enum(planNames).describe('What the organisation pays for.'),
  limits: z
    .array(
      z.object({
        name: z
          .enum(quotaNames)
          .describe('What is limited. The budget is in nano-USD: 1,000,000,000 are one US dollar.'),
        limit: z.int().describe('How much there can be.'),
        used: z.int().describe('How much of it is used, or reserved for what is under way.'),
        resetsAt: timestamp.nullable().describe('When it begins anew; null for what is counted for good.'),
      }),
    )
    .describe('What an error `quota_exceeded` or `budget_exceeded` would be about.'),
  rates: z
    .array(
      z.object({
        name: z.enum(['requests', 'serving']).describe('`serving` is serving and outcomes, `requests` all the rest.'),
        perSecond: z.int().describe('How many requests a second can be made in the long run.'),
        burst: z.int().describe('How many can be made at once after a rest.'),
      }),
    )
    .describe('What an error `rate_limited` would be about; API keys can have limits of their own beside.'),
});

const getUsage = defineRoute({
  operationId: 'getUsage',
  method: 'GET',
  path: '/v1/usage',
  summary: 'Get what the plan allows and how much of it is used',
  access: 'organisation:read',
  response: { status: 200, body: usageView },
  errors: [],
  example: {
    response: {
      plan: 'trial',
      limits: [
        { name: 'prompts', limit: 2000, used: 31, resetsAt: null },
        { name: 'versionsPerDay', limit: 5000, used: 12, resetsAt: '2026-11-22T00:00:00.000Z' },
      ],
      rates: [
        { name: 'requests', perSecond: 100, burst: 1000 },
        { name: 'serving', perSecond: 100, burst: 1000 },
      ],
    },
  },
});

export const usageRoutes = { getUsage };
