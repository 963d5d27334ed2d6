import type { Asked, Effects } from '#shared/domain/command.ts';
import { type UsageReader, usageOf } from '#shared/domain/usage.ts';

type Dependencies = Pick<Effects, 'now'> & { readonly usage: UsageReader };

/** What the organisation's plan allows, and how much of it is used. */
export const getUsage = async ({ usage, now }: Dependencies, { caller: { tenant, plan } }: Asked) => {
  const at = now();
  return usageOf(plan, await usage.counters(tenant, at), at);
};
