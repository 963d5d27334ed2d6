import { type Erasure, type Proceed, TimeIsUp } from '#shared/domain/erasure.ts';
import type { Closing } from '#shared/domain/organisation-closing.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { maxDelaySeconds, secondsUntil } from '#shared/domain/rollouts/tick-message.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';

type Dependencies = {
  readonly now: Clock;
  readonly erasure: Erasure;
  readonly proceed: Proceed;
  /** Sends the message again; the delay is in whole seconds, 0..900. */
  readonly sendAgain: (messages: readonly Closing[], options?: { readonly delaySeconds?: number }) => Promise<void>;
};

const eraseAll = async ({ erasure, proceed }: Dependencies, tenant: TenantContext): Promise<boolean> => {
  try {
    for (const step of erasure.steps) await step(tenant, proceed);
    return true;
  } catch (error) {
    if (error instanceof TimeIsUp) return false;
    throw error;
  }
};

/**
 * Erases a closed organisation whose time has come, as far as the time of one call goes, and then by another message.
 * Messages may come twice, late and at once, and after a crash anywhere: each finds what is left.
 */
export const eraseOrganisation = async (dependencies: Dependencies, closing: Closing) => {
  const { now, erasure, sendAgain } = dependencies;
  const tenant = tenantOf(closing.organisationId);
  const standing = await erasure.begin(tenant, closing, now());
  if (standing === 'waiting') {
    const delaySeconds = Math.min(secondsUntil(new Date(closing.deletesAt), now()), maxDelaySeconds);
    await sendAgain([closing], { delaySeconds });
    return { outcome: 'waits' };
  }
  if (standing === 'begun' && !(await eraseAll(dependencies, tenant))) {
    await sendAgain([closing]);
    return { outcome: 'goes on' };
  }
  await erasure.unlist(closing);
  return { outcome: standing === 'kept' ? 'kept' : 'erased' };
};
