import { unlessMissing } from '#shared/domain/errors.ts';
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
import type { ServedOrganisations } from '#shared/domain/served-organisations.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

type Dependencies = {
  readonly now: Clock;
  readonly rollouts: Pick<RolloutRepository, 'get'>;
  readonly active: Pick<ActiveRollouts, 'add' | 'remove'>;
  readonly served: Pick<ServedOrganisations, 'add' | 'remove'>;
  readonly sendTicks: SendTicks;
  /** Makes a one-time schedule; one of the same name is left as it is. */
  readonly sendAt: (name: string, at: Date, message: TickMessage) => Promise<void>;
};

/** What came of an event, for the log. */
export type Scheduled = { readonly outcome: 'gone' | 'ended' | 'paused' | 'delayed' | 'scheduled' };

const find = async ({ rollouts }: Dependencies, tenant: TenantContext, place: RolloutPlace) =>
  unlessMissing(rollouts.get(tenant, place));

/**
 * Sees to it that a rollout is looked at when its present step is over, and that it is listed while it is in progress.
 * Events come twice and out of order, so it acts on the rollout as it is and not on what the event says. It is listed
 * before it is read: whatever ends it later tells an event of its own, which takes it off the list for good; and one
 * that was erased meanwhile does not stay on it. Its organisation is listed likewise, for good: it serves something.
 */
export const scheduleRolloutStep = async (
  dependencies: Dependencies,
  tenant: TenantContext,
  place: RolloutPlace,
): Promise<Scheduled> => {
  const { now, active, served, sendTicks, sendAt } = dependencies;
  const message = { organisationId: tenant.organisationId, ...place };
  await Promise.all([active.add(message), served.add(tenant.organisationId)]);
  const rollout = await find(dependencies, tenant, place);
  if (!rollout || !isLive(rollout)) {
    await active.remove(place.rollout);
    if (!rollout) await served.remove(tenant.organisationId);
    return { outcome: rollout ? 'ended' : 'gone' };
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
