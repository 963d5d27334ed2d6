import { isOver, type Waiver } from '#shared/domain/waiver.ts';

/** A waiver as it is at a moment. */
export const waiverView = (waiver: Waiver, now: Date) => ({
  ...waiver,
  status: isOver(waiver, now) ? ('expired' as const) : waiver.status,
  expiresAt: waiver.endsAt,
});
