import type { APIGatewayProxyEvent } from 'aws-lambda';
import { AppError } from '../domain/errors.ts';
import { type PlanName, rates } from '../domain/plan.ts';
import { availableOf, type Bucket, type FullAt, nextAt, type RequestClass, rateOfText } from '../domain/rate-limit.ts';
import { type TenantContext, tenantOf } from '../domain/tenant.ts';
import { authorizerContextOf } from './identify-caller.ts';

/** Whose requests are counted together: an organisation's, and among them an API key's with a limit of its own. */
export type Limited = {
  readonly tenant: TenantContext;
  readonly plan: PlanName;
  readonly key?: { readonly id: string; readonly rateLimit: string };
};

/** A bucket as it is at this moment, in microseconds. */
export type Standing = { readonly bucket: Bucket; readonly fullAt: FullAt; readonly at: number };

/** Every bucket that a request comes out of, and the one of them that has none left. */
export type Verdict = { readonly standings: readonly Standing[]; readonly empty?: Standing | undefined };

/** Counts a request; an answer for which nobody need be asked is no promise. */
export type Limiter = (limited: Limited) => Verdict | Promise<Verdict>;

/** The buckets of a request, the narrower first: what the one refuses must not come out of the other. */
export const bucketsOf = ({ plan, key }: Limited, kind: RequestClass): readonly Bucket[] => {
  const all = { name: kind, policy: kind, rate: rates[plan][kind] };
  if (!key) return [all];
  return [{ name: `${kind}#${key.id}`, policy: `key-${kind}`, rate: rateOfText(key.rateLimit) }, all];
};

const secondsUntil = (moment: number, at: number): number => Math.max(0, Math.ceil((moment - at) / 1_000_000));

/**
 * The limits and what is left of them, as structured fields (draft-ietf-httpapi-ratelimit-headers-10, sections 3 and
 * 4): `q` requests in a window of `w` seconds, of which `r` can be made at once, and all again `t` seconds from now.
 */
const headersOf = ({ standings }: Verdict): Readonly<Record<string, string>> => {
  const policies = standings.map(({ bucket: { policy, rate } }) => {
    return `"${policy}";q=${rate.burst};w=${Math.ceil(rate.burst / rate.perSecond)}`;
  });
  const limits = standings.map(({ bucket: { policy, rate }, fullAt, at }) => {
    return `"${policy}";r=${availableOf(rate, fullAt, at)};t=${secondsUntil(fullAt, at)}`;
  });
  return { 'ratelimit-policy': policies.join(', '), ratelimit: limits.join(', ') };
};

const demandRoom = ({ empty }: Verdict): void => {
  if (!empty) return;
  const { bucket, fullAt, at } = empty;
  const { perSecond, burst } = bucket.rate;
  const next = Math.max(at, nextAt(bucket.rate, fullAt));
  const resetsAt = new Date(Math.ceil(next / 1000)).toISOString();
  throw new AppError('rate_limited', `At most ${perSecond} requests a second, or ${burst} at once after a rest.`, {
    limit: { name: bucket.policy, limit: burst, used: burst - availableOf(bucket.rate, fullAt, at), resetsAt },
    retryAfterSeconds: Math.max(1, secondsUntil(next, at)),
  });
};

const limitedOf = (event: APIGatewayProxyEvent): Limited => {
  const { organisationId, plan = 'trial', type, id, rateLimit } = authorizerContextOf(event);
  const key = type === 'apiKey' && rateLimit ? { key: { id, rateLimit } } : undefined;
  return { tenant: tenantOf(organisationId), plan, ...key };
};

/**
 * Lets a request in: who calls is found out while it is counted, and not at all if it is known already to be too many.
 * `tell` is given the headers of every answer.
 * @throws AppError `rate_limited`, and what `identify` throws
 */
export const admit = async <Caller>(
  limiter: Limiter,
  event: APIGatewayProxyEvent,
  tell: (headers: object) => void,
  identify: () => Promise<Caller>,
): Promise<Caller> => {
  const enter = (verdict: Verdict) => {
    tell(headersOf(verdict));
    demandRoom(verdict);
  };
  const verdict = limiter(limitedOf(event));
  if (!(verdict instanceof Promise)) {
    enter(verdict);
    return identify();
  }
  const identified = identify();
  // Whoever is too much is told so, whatever else is to be said; and an answer without a caller has its headers, too.
  const [counted] = await Promise.allSettled([verdict.then(enter), identified]);
  if (counted.status === 'rejected') throw counted.reason;
  return identified;
};
