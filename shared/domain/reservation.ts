import type { Caller, Effects } from './command.ts';
import type { ReservedName } from './plan.ts';
import { type Count, countOf } from './quota.ts';
import type { TenantContext } from './tenant.ts';

/** A part of a quota that is held until it is settled or released, or until its lease ends. Keep all of it: it is data. */
export type Reservation = {
  readonly id: string;
  readonly name: ReservedName;
  readonly amount: number;
  /** The {@link Count}'s period, in which it stays counted, whenever it is settled. */
  readonly period: string;
  /** When it comes back by itself, its holder being taken for dead. */
  readonly endsAt: string;
};

export type ReservationRepository = {
  /** @throws AppError `quota_exceeded` or `budget_exceeded` when less than its amount is left. */
  readonly reserve: (tenant: TenantContext, reservation: Reservation, count: Count, now: Date) => Promise<void>;
  /**
   * Counts what was really used instead of what was reserved; 0 releases it. Once settled it stays so, however often
   * this is called. After the end of the lease it counts all the same, even beyond the limit: it has been used.
   */
  readonly settle: (tenant: TenantContext, reservation: Reservation, actual: number) => Promise<void>;
};

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly reservations: Pick<ReservationRepository, 'reserve'>;
};

/**
 * Reserves before something is used, so that no number of callers at once goes beyond the plan:
 * `reserve(deps, caller, { name: 'parallelRuns', amount: 1, leaseSeconds: 900 })`, then
 * `reservations.settle(tenant, reservation, actual)` with what was used, 0 for a run that is over or came to nothing.
 * The amount is the most that it can come to, and the lease the longest that it can take: whoever is not done by then
 * must stop, since somebody else may have what was reserved.
 * @throws AppError `quota_exceeded`, `budget_exceeded`, both with the `limit`
 */
export const reserve = async (
  { reservations, now, newId }: Dependencies,
  { tenant, plan }: Pick<Caller, 'tenant' | 'plan'>,
  wanted: { readonly name: ReservedName; readonly amount: number; readonly leaseSeconds: number },
): Promise<Reservation> => {
  const { name, amount, leaseSeconds } = wanted;
  const at = now();
  const count = countOf(plan, name, amount, at);
  const endsAt = new Date(at.getTime() + leaseSeconds * 1000).toISOString();
  const reservation = { id: newId('reservation'), name, amount, period: count.period.id, endsAt };
  await reservations.reserve(tenant, reservation, count, at);
  return reservation;
};
