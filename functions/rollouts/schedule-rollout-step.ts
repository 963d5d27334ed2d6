import type { Clock } from '#shared/domain/ports.ts';
import type { ActiveRollouts } from '#shared/domain/rollouts/active-rollouts.ts';
import { dueAt } from '#shared/domain/rollouts/hold.ts';
import { isLive } from '#shared/domain/rollouts/rollout.ts';
import type { RolloutPlace, RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import {
  maxDelaySeconds,
  type SendTicks,
  secondsUntil,
  type TickMessage,
} from '#shared/domain/rollouts/tick-message.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

type Dependencies = {
  readonly now: Clock;
  readonly rollouts: Pick<RolloutRepository, 'get'>;
  readonly active: Pick<ActiveRollouts, 'add' | 'remove'>;
  readonly sendTicks: SendTicks;
  /** Makes a one-time schedule; one of the same name is left as it is. */
  readonly sendAt: (name: string, at: Date, message: TickMessage) => Promise<void>;
};

/** What came of an event, for the log. */
export type Scheduled = { readonly outcome: 'ended' | 'paused' | 'delayed' | 'scheduled' };

/**
 * Sees to it that a rollout is looked at when its present step is over, and that it is listed while it is in progress.
 * Events come twice and out of order, so it acts on the rollout as it is and not on what the event says. It is listed
 * before it is read: whatever ends it later tells an event of its own, which takes it off the list for good.
 */
export const scheduleRolloutStep = async (
  { now, rollouts, active, sendTicks, sendAt }: Dependencies,
  tenant: TenantContext,
  place: RolloutPlace,
): Promise<Scheduled> => {
  const message = { organisationId: tenant.organisationId, ...place };
  await active.add(message);
  const rollout = await rollouts.get(tenant, place);
  if (!isLive(rollout)) {
    await active.remove(rollout.id);
    return { outcome: 'ended' };
  }
  const notBefore = dueAt(rollout);
  if (notBefore === null) return { outcome: 'paused' };

  // A queue is to the second, EventBridge Scheduler to the minute; the queue's patience ends after a quarter of an hour.
  const due = new Date(notBefore);
  const delaySeconds = secondsUntil(due, now());
  if (delaySeconds <= maxDelaySeconds) {
    await sendTicks([{ ...message, notBefore }], { delaySeconds });
    return { outcome: 'delayed' };
  }
  await sendAt(`ro-${rollout.id}-${Math.floor(due.getTime() / 1000)}`, due, { ...message, notBefore });
  return { outcome: 'scheduled' };
};
