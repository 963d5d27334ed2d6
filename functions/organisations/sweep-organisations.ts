import type { Closing, Closings } from '#shared/domain/organisation-closing.ts';
import type { Clock } from '#shared/domain/ports.ts';

type Dependencies = {
  readonly now: Clock;
  readonly closings: Pick<Closings, 'list'>;
  readonly sendErasures: (messages: readonly Closing[]) => Promise<void>;
};

/** Its own schedule has had so long to bring the erasure about. */
const overdueSeconds = 3600;

/** Asks for every erasure that should have been long ago, so that none is forgotten with a schedule or a message. */
export const sweepOrganisations = async ({ now, closings, sendErasures }: Dependencies) => {
  const latest = new Date(now().getTime() - overdueSeconds * 1000).toISOString();
  const overdue = (await closings.list()).filter(({ deletesAt }) => deletesAt <= latest);
  await sendErasures(overdue);
  return { overdue: overdue.length };
};
