import { limitRepository } from '#shared/data/limit-repository.ts';
import type { Table } from '#shared/data/table.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { BucketRepository } from '#shared/domain/rate-limit.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import type { Limiter } from '#shared/http/rate-limit.ts';
import { memoryTables, organisationA, testEffects } from '#test/support/world.ts';

export type Load = { readonly containers: number; readonly perSecond: number; readonly seconds: number };

/** What a trial organisation's requests at a steady rate, spread over containers, get and cost; in time of its own. */
export const simulate = async (
  limiterOf: (buckets: BucketRepository, now: Clock) => Limiter,
  { containers, perSecond, seconds }: Load,
) => {
  const { openTable } = memoryTables();
  const { now, advance } = testEffects();
  const calls = { writes: 0, reads: 0 };
  const counting = (table: Table): Table => ({
    ...table,
    get: (...given) => {
      calls.reads += 1;
      return table.get(...given);
    },
    update: (...given) => {
      calls.writes += 1;
      return table.update(...given);
    },
  });
  const buckets = limitRepository((tenant) => counting(openTable(tenant)));
  const limiters = Array.from({ length: containers }, () => limiterOf(buckets, now));
  const limited = { tenant: tenantOf(organisationA), plan: 'trial' } as const;
  const requests = perSecond * seconds;
  let admitted = 0;
  for (let request = 0; request < requests; request += 1) {
    const verdict = await limiters[request % containers]?.(limited);
    if (!verdict?.empty) admitted += 1;
    advance(1 / perSecond);
    // What goes on in the background ends between requests.
    await new Promise((resume) => setImmediate(resume));
  }
  return { requests, admitted, ...calls };
};
