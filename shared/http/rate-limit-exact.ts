import { limitRepository } from '../data/limit-repository.ts';
import type { Table } from '../data/table.ts';
import type { Clock } from '../domain/ports.ts';
import { type BucketRepository, type FullAt, microseconds, nextAt } from '../domain/rate-limit.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Limited, Limiter, Standing, Verdict } from './rate-limit.ts';
import { bucketsOf } from './rate-limit.ts';
import { bucketMemory } from './rate-limit-memory.ts';

/** However many containers a flood has, each asks ten times a second at most. */
const shortestPause = 100_000;

type Known = { fullAt: FullAt; closedUntil: number };

/**
 * Limits exactly: each request takes its own out of a bucket that all containers share, by one update of its row. A
 * container that has found a bucket empty refuses by itself until there is something in it, so that a flood costs
 * nobody anything.
 */
export const exactLimiter = (buckets: Pick<BucketRepository, 'take'>, now: Clock): Limiter => {
  const knownOf = bucketMemory((): Known => ({ fullAt: 0, closedUntil: 0 }));

  const takeOneOfEach = async (limited: Limited, at: number): Promise<Verdict> => {
    const standings: Standing[] = [];
    for (const bucket of bucketsOf(limited, 'requests')) {
      const known = knownOf(limited.tenant, bucket);
      const { taken, fullAt } = await buckets.take(limited.tenant, bucket, at, known.fullAt);
      known.fullAt = fullAt;
      const standing = { bucket, fullAt, at };
      standings.push(standing);
      if (taken) continue;
      known.closedUntil = Math.max(nextAt(bucket.rate, fullAt), at + shortestPause);
      return { standings, empty: standing };
    }
    return { standings };
  };

  return (limited) => {
    const at = microseconds(now());
    const standings = bucketsOf(limited, 'requests').map((bucket) => ({
      bucket,
      fullAt: knownOf(limited.tenant, bucket).fullAt,
      at,
    }));
    const empty = standings.find(({ bucket }) => knownOf(limited.tenant, bucket).closedUntil > at);
    return empty ? { standings, empty } : takeOneOfEach(limited, at);
  };
};

const unlimited: Limiter = () => ({ standings: [] });

type Runtime = {
  readonly limiter?: Limiter;
  readonly openTable?: (tenant: TenantContext) => Table;
  readonly effects: { readonly now: Clock };
};

/** The limiter that a function was given, else the exact one; a function without organisations' rows is for anybody. */
export const limiterFor = ({ limiter, openTable, effects }: Runtime): Limiter => {
  if (limiter) return limiter;
  return openTable ? exactLimiter(limitRepository(openTable), effects.now) : unlimited;
};
