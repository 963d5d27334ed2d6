import type { Rate, RequestClass } from './rate-limit.ts';

/** What an organisation pays for. */
export const planNames = ['trial', 'team', 'enterprise'] as const;
export type PlanName = (typeof planNames)[number];

/** How many of a thing there may be at a time, or be made in a day. */
export const countedNames = ['workspaces', 'members', 'prompts', 'webhooks', 'versionsPerDay'] as const;
export type CountedName = (typeof countedNames)[number];

/** What is reserved before it is used; the budget is in nano-USD (1,000,000,000 are one US dollar). */
export const reservedNames = ['evaluationsPerMonth', 'parallelRuns', 'monthlyBudget'] as const;
export type ReservedName = (typeof reservedNames)[number];

export type QuotaName = CountedName | ReservedName;

/**
 * What may be asked for at which rate. One row of DynamoDB takes 1,000 writes a second, and each request that is not for
 * serving makes one, so no rate of `requests` goes beyond half of that. Apart from the quotas, which serving never needs.
 */
export const rates: Readonly<Record<PlanName, Readonly<Record<RequestClass, Rate>>>> = {
  trial: { requests: { perSecond: 100, burst: 1000 }, serving: { perSecond: 100, burst: 1000 } },
  team: { requests: { perSecond: 250, burst: 2500 }, serving: { perSecond: 1000, burst: 10_000 } },
  enterprise: { requests: { perSecond: 500, burst: 5000 }, serving: { perSecond: 5000, burst: 50_000 } },
};

/** How much there may be of what, and be used of what; docs/limits.md says why. */
export const quotas: Readonly<Record<PlanName, Readonly<Record<QuotaName, number>>>> = {
  trial: {
    workspaces: 100,
    members: 200,
    prompts: 2000,
    webhooks: 100,
    versionsPerDay: 5000,
    evaluationsPerMonth: 5000,
    parallelRuns: 16,
    monthlyBudget: 100e9,
  },
  team: {
    workspaces: 500,
    members: 2000,
    prompts: 20_000,
    webhooks: 500,
    versionsPerDay: 20_000,
    evaluationsPerMonth: 50_000,
    parallelRuns: 64,
    monthlyBudget: 2000e9,
  },
  enterprise: {
    workspaces: 5000,
    members: 20_000,
    prompts: 200_000,
    webhooks: 5000,
    versionsPerDay: 100_000,
    evaluationsPerMonth: 500_000,
    parallelRuns: 256,
    monthlyBudget: 20_000e9,
  },
};
