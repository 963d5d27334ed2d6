import type { Clock } from '../domain/ports.ts';
import {
  after,
  availableOf,
  type Bucket,
  type BucketRepository,
  type FullAt,
  intervalOf,
  microseconds,
} from '../domain/rate-limit.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { bucketsOf, type Limiter } from './rate-limit.ts';
import { bucketMemory } from './rate-limit-memory.ts';

const second = 1_000_000;
/** A container with little to tell waits with it. */
const restBetweenReports = 10 * second;
/** Lambda freezes between requests, and what was under way then may never be answered. */
const lostAfter = 5 * second;
/** How long it is believed that others go on as they did. */
const foreseen = 2 * second;

type Share = {
  /** As the bucket was when last heard of, and this container's requests since. */
  fullAt: FullAt;
  /** What others take out of it, as a part of what flows in. */
  others: number;
  heardAt: number;
  heardFullAt: FullAt;
  unreported: number;
  /** Of the first request that was not reported. */
  since: number;
  reportedAt: number;
  isReporting: boolean;
};

const driftOf = ({ others, heardAt }: Share, at: number): number => others * Math.min(at - heardAt, foreseen);

/** Learns how the bucket is; what is not this container's is taken to go on as it did between the last two reports. */
const hear = (share: Share, { rate }: Bucket, fullAt: FullAt, reported: number, at: number): void => {
  const byOthers = fullAt - reported * intervalOf(rate);
  const growth = (byOthers - Math.max(share.heardFullAt, share.heardAt)) / (at - share.heardAt);
  share.others = share.heardAt > 0 && byOthers > at ? Math.min(1, Math.max(0, growth)) : 0;
  share.fullAt = share.unreported > 0 ? after(rate, fullAt, share.unreported, at) : fullAt;
  share.heardAt = at;
  share.heardFullAt = fullAt;
};

const isDue = (share: Share, { rate }: Bucket, available: number, at: number): boolean => {
  const waited = at - share.reportedAt;
  if (share.isReporting) return waited >= lostAfter;
  if (waited < second) return false;
  return share.unreported >= rate.burst / 100 || available < rate.burst / 2 || waited >= restBetweenReports;
};

/**
 * Limits without a call in the path of a request: each container keeps its own idea of the bucket, which it reports to
 * the shared one, and is corrected by it, in the background and at most once a second. What many containers let in too
 * much in that second the bucket owes, so that the rate holds in the long run; what a report that failed would have told
 * is forgotten, so that no failure ever refuses a request.
 */
export const sharedLimiter = (buckets: Pick<BucketRepository, 'report' | 'read'>, now: Clock): Limiter => {
  const shareOf = bucketMemory((): Share => {
    const at = microseconds(now());
    const nothing = { fullAt: 0, others: 0, heardAt: 0, heardFullAt: 0, unreported: 0, since: 0 };
    return { ...nothing, reportedAt: at, isReporting: false };
  });

  const report = async (tenant: TenantContext, bucket: Bucket, share: Share, at: number): Promise<void> => {
    const { unreported, since, fullAt, heardFullAt } = share;
    const used = { amount: unreported, since, own: fullAt };
    Object.assign(share, { unreported: 0, reportedAt: at, isReporting: true });
    const asked = unreported > 0 ? buckets.report(tenant, bucket, used, heardFullAt) : buckets.read(tenant, bucket);
    const heard = await asked.catch(() => undefined);
    if (share.reportedAt !== at) return;
    share.isReporting = false;
    if (heard !== undefined) hear(share, bucket, heard, unreported, at);
  };

  return (limited) => {
    const { tenant } = limited;
    const at = microseconds(now());
    const asked = bucketsOf(limited, 'serving').map((bucket) => {
      const share = shareOf(tenant, bucket);
      const fullAt = share.fullAt + driftOf(share, at);
      return { bucket, share, fullAt, available: availableOf(bucket.rate, fullAt, at), at };
    });
    const empty = asked.find(({ available }) => available < 1);
    const standings = asked.map(({ bucket, share, fullAt, available }) => {
      const next = empty ? fullAt : after(bucket.rate, fullAt, 1, at);
      if (!empty) {
        share.fullAt = next - driftOf(share, at);
        if (share.unreported === 0) share.since = at;
        share.unreported += 1;
      }
      if (isDue(share, bucket, available, at)) void report(tenant, bucket, share, at);
      return { bucket, fullAt: next, at };
    });
    return { standings, empty };
  };
};
