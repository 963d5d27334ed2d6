import { limitRepository } from '../data/limit-repository.ts';
import type { Table } from '../data/table.ts';
import type { Clock } from '../domain/ports.ts';
import { type Bucket, type BucketRepository, type FullAt, microseconds, nextAt } from '../domain/rate-limit.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Limited, Limiter, Verdict } from './rate-limit.ts';
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

  const verdictOf = (limited: Limited, at: number, isEmpty: (bucket: Bucket) => boolean): Verdict => {
    const standings = bucketsOf(limited, 'requests').map((bucket) => {
      return { bucket, fullAt: knownOf(limited.tenant, bucket).fullAt, at };
    });
    return { standings, empty: standings.find(({ bucket }) => isEmpty(bucket)) };
  };

  const takeOneOfEach = async (limited: Limited, at: number): Promise<Verdict> => {
    for (const bucket of bucketsOf(limited, 'requests')) {
      const known = knownOf(limited.tenant, bucket);
      const { taken, fullAt } = await buckets.take(limited.tenant, bucket, at, known.fullAt);
      known.fullAt = fullAt;
      if (taken) continue;
      known.closedUntil = Math.max(nextAt(bucket.rate, fullAt), at + shortestPause);
      return verdictOf(limited, at, ({ name }) => name === bucket.name);
    }
    return verdictOf(limited, at, () => false);
  };

  return (limited) => {
    const at = microseconds(now());
    const verdict = verdictOf(limited, at, (bucket) => knownOf(limited.tenant, bucket).closedUntil > at);
    return verdict.empty ? verdict : takeOneOfEach(limited, at);
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
