import type { ActiveRollouts } from '#shared/domain/rollouts/active-rollouts.ts';
import type { SendTicks } from '#shared/domain/rollouts/tick-message.ts';

type Dependencies = { readonly active: Pick<ActiveRollouts, 'list'>; readonly sendTicks: SendTicks };

/** Asks for a look at every rollout in progress, so that none stands still because a message was lost. */
export const sweepRollouts = async ({ active, sendTicks }: Dependencies): Promise<{ readonly rollouts: number }> => {
  const found = await active.list();
  await sendTicks(found);
  return { rollouts: found.length };
};
