import type { TenantContext } from './tenant.ts';

/** How many requests a second are allowed in the long run, and how many at once after a rest. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** Serving and outcomes are counted apart from all other requests. */
export type RequestClass = 'requests' | 'serving';

/**
 * A token bucket as one number, the moment at which it will be full again: every request puts that off by one interval.
 * This is the generic cell rate algorithm (ITU-T I.371, annex A), whose "theoretical arrival time" it is. In
 * microseconds since 1970, which leaves whole numbers precise; 0 for a bucket that nobody has used.
 */
export type FullAt = number;

export const microseconds = (time: Date): number => time.getTime() * 1000;

/** How long it takes until one request more is allowed, in microseconds. */
export const intervalOf = ({ perSecond }: Rate): number => Math.round(1_000_000 / perSecond);

/** How many requests the bucket holds. */
export const availableOf = (rate: Rate, fullAt: FullAt, at: number): number =>
  Math.max(0, Math.floor(rate.burst - Math.max(0, fullAt - at) / intervalOf(rate)));

/** The latest moment of being full at which the bucket still holds so many requests. */
export const latestFullAt = (rate: Rate, amount: number, at: number): FullAt =>
  at + (rate.burst - amount) * intervalOf(rate);

/** When the bucket will hold a request (again). */
export const nextAt = (rate: Rate, fullAt: FullAt): number => fullAt - (rate.burst - 1) * intervalOf(rate);

/** The bucket after so many requests. */
export const after = (rate: Rate, fullAt: FullAt, amount: number, at: number): FullAt =>
  Math.max(fullAt, at) + amount * intervalOf(rate);

/** A rate as one text, for the authorizer's context, which carries nothing else. */
export const rateText = ({ perSecond, burst }: Rate): string => `${perSecond}/${burst}`;

export const rateOfText = (text: string): Rate => {
  const [perSecond = 0, burst = 0] = text.split('/').map(Number);
  return { perSecond, burst };
};

/** A bucket, and what flows into it. */
export type Bucket = {
  readonly name: string;
  /** What the caller knows it as; the buckets of all keys have one. */
  readonly policy: string;
  readonly rate: Rate;
};

/** Requests of one container: the first of them was `since` then, and by them alone the bucket would be full at `own`. */
export type Used = { readonly amount: number; readonly since: number; readonly own: FullAt };

/** Buckets that all containers share. `at` is now, and `known` what the caller knows of the bucket: a guess saves a call. */
export type BucketRepository = {
  /** Takes one request out if the bucket has it; of any number at once exactly those get one that there are. */
  readonly take: (
    tenant: TenantContext,
    bucket: Bucket,
    at: number,
    known: FullAt,
  ) => Promise<{ readonly taken: boolean; readonly fullAt: FullAt }>;
  /** Takes out what has been used already, whether the bucket had it or not: then it owes it. */
  readonly report: (tenant: TenantContext, bucket: Bucket, used: Used, known: FullAt) => Promise<FullAt>;
  readonly read: (tenant: TenantContext, bucket: Bucket) => Promise<FullAt>;
};
