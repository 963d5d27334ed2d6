import { type PlanName, type QuotaName, quotas, rates } from './plan.ts';
import { periodOf, quotaNames } from './quota.ts';
import type { TenantContext } from './tenant.ts';

/** How much is counted of a quota in a period; what is reserved is in it until its lease is over. */
export type Counter = { readonly name: QuotaName; readonly period: string; readonly used: number };

export type UsageReader = {
  readonly counters: (tenant: TenantContext, now: Date) => Promise<readonly Counter[]>;
};

/** What a plan allows, and how much of it is used at the moment. */
export const usageOf = (plan: PlanName, counters: readonly Counter[], now: Date) => ({
  plan,
  limits: quotaNames.map((name) => {
    const { id, resetsAt = null } = periodOf(name, now);
    const counter = counters.find((each) => each.name === name && each.period === id);
    return { name, limit: quotas[plan][name], used: Math.max(0, counter?.used ?? 0), resetsAt };
  }),
  rates: (['requests', 'serving'] as const).map((name) => ({ name, ...rates[plan][name] })),
});
