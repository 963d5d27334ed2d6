import { AppError } from './errors.ts';
import { type CountedName, countedNames, type PlanName, type QuotaName, quotas, reservedNames } from './plan.ts';

export const quotaNames = [...countedNames, ...reservedNames] as const;

/** A stretch of time in which something is counted; without an end it is counted for good. */
export type Period = {
  /** Such as `2026-11-21`, `2026-11` or `always`. */
  readonly id: string;
  readonly resetsAt?: string | undefined;
};

/** So many more, or with a negative amount fewer, of what a plan limits. */
export type Count = {
  readonly name: QuotaName;
  readonly amount: number;
  readonly limit: number;
  readonly period: Period;
};

const units: Readonly<Record<QuotaName, 'always' | 'day' | 'month'>> = {
  workspaces: 'always',
  members: 'always',
  prompts: 'always',
  webhooks: 'always',
  versionsPerDay: 'day',
  evaluationsPerMonth: 'month',
  parallelRuns: 'always',
  monthlyBudget: 'month',
};

const texts: Readonly<Record<QuotaName, string>> = {
  workspaces: 'workspaces',
  members: 'members',
  prompts: 'prompts',
  webhooks: 'webhooks',
  versionsPerDay: 'new versions a day',
  evaluationsPerMonth: 'evaluations a month',
  parallelRuns: 'runs at a time',
  monthlyBudget: 'nano-USD a month',
};

/** The stretch of time that the moment belongs to; days and months are those of UTC. */
export const periodOf = (name: QuotaName, now: Date): Period => {
  const unit = units[name];
  if (unit === 'always') return { id: unit };
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const end = unit === 'day' ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1);
  return { id: now.toISOString().slice(0, unit === 'day' ? 10 : 7), resetsAt: new Date(end).toISOString() };
};

export const countOf = (plan: PlanName, name: QuotaName, amount: number, now: Date): Count => ({
  name,
  amount,
  limit: quotas[plan][name],
  period: periodOf(name, now),
});

/** What a change makes (or, below zero, deletes), for its journal: it is counted in the change's own transaction. */
export const counted = (
  plan: PlanName,
  amounts: Readonly<Partial<Record<CountedName, number>>>,
  now: Date,
): readonly Count[] => Object.entries(amounts).map(([name, amount]) => countOf(plan, name as CountedName, amount, now));

/** The error of a count for which the plan has no room. */
export const quotaExceeded = ({ name, limit, period }: Count, used: number): AppError =>
  new AppError(
    name === 'monthlyBudget' ? 'budget_exceeded' : 'quota_exceeded',
    `Your plan allows ${limit} ${texts[name]}, and ${used} of them are used or reserved.`,
    { limit: { name, limit, used, resetsAt: period.resetsAt } },
  );
