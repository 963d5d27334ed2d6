import type { FindState } from '#shared/domain/organisation-state.ts';
import { type Countable, countable, type OutcomeCounter } from '#shared/domain/outcome.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import type { RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import type { TickSettings } from '#shared/domain/rollouts/tick.ts';
import { maxDelaySeconds, type SendTicks, secondsUntil } from '#shared/domain/rollouts/tick-message.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import type { OutcomesMessage } from './report-outcomes.ts';
import type { TickMemory } from './tick-memory.ts';

type Dependencies = {
  readonly now: Clock;
  readonly rollouts: Pick<RolloutRepository, 'getMany'>;
  readonly counter: OutcomeCounter;
  readonly settings: TickSettings;
  readonly sendTicks: SendTicks;
  readonly memory: TickMemory;
  readonly findState: FindState;
};

/** An ended rollout is decided; what still arrives for it is for its statistics. */
const countedAfterEndSeconds = 24 * 3600;
/** As long as ids are remembered: an older exposure could be counted twice. */
const countedSeconds = 7 * 24 * 3600;

const secondsSince = (time: string, now: Date): number => (now.getTime() - Date.parse(time)) / 1000;

const takesOutcomes = (rollout: Rollout, now: Date): boolean =>
  isLive(rollout) || secondsSince(rollout.history.at(-1)?.at ?? rollout.createdAt, now) < countedAfterEndSeconds;

/** When the counts of a block are complete. */
const maturityOf = (block: number, { blockSeconds, maturitySeconds }: TickSettings): Date =>
  new Date(((block + 1) * blockSeconds + maturitySeconds) * 1000);

/** Asks for one look at each rollout when the blocks just counted have matured, so that a decision comes promptly. */
const askForTicks = async (
  { now, settings, sendTicks, memory }: Dependencies,
  { organisationId, workspace }: OutcomesMessage,
  outcomes: readonly Countable[],
): Promise<void> => {
  const blocks = new Map(outcomes.map((outcome) => [`${outcome.rollout}#${outcome.block}`, outcome]));
  for (const [name, { rollout, prompt, block }] of blocks) {
    if (!memory.take(name)) continue;
    const mature = maturityOf(block, settings);
    const message = { organisationId, workspace, prompt, rollout, notBefore: mature.toISOString() };
    try {
      await sendTicks([message], { delaySeconds: Math.min(secondsUntil(mature, now()), maxDelaySeconds) });
    } catch (error) {
      memory.release(name);
      throw error;
    }
  }
};

/**
 * Counts the outcomes of a message, each id once however often it comes, and asks for a look at their rollouts. After
 * a crash in its midst the message comes again: what was counted is known, and the rest is not lost. Of an organisation
 * that is being erased nothing is counted.
 */
export const countOutcomes = async (
  dependencies: Dependencies,
  message: OutcomesMessage,
): Promise<{ readonly counted: number }> => {
  const { now, rollouts, counter, settings, findState } = dependencies;
  const { workspace, outcomes } = message;
  const tenant = tenantOf(message.organisationId);
  const prompts = new Map(outcomes.map(({ rollout, prompt }) => [rollout, prompt]));
  const places = [...prompts].map(([rollout, prompt]) => ({ workspace, prompt, rollout }));
  const [found, state] = await Promise.all([rollouts.getMany(tenant, places), findState(tenant)]);
  if (state === 'gone') return { counted: 0 };
  const open = new Map(
    found.filter((rollout) => takesOutcomes(rollout, now())).map((rollout) => [rollout.id, rollout]),
  );

  const { blockSeconds } = settings;
  const counting = outcomes.flatMap((outcome) => {
    const rollout = open.get(outcome.rollout);
    const isRecent = outcome.exposedAt > now().getTime() / 1000 - countedSeconds;
    return rollout && isRecent ? [countable(outcome, { slowAboveMs: rollout.slowAboveMs, blockSeconds })] : [];
  });
  const result = await counter.count(tenant, workspace, counting, now());

  const watched = counting.filter(({ rollout }) => {
    const known = open.get(rollout);
    return known !== undefined && isLive(known);
  });
  await askForTicks(dependencies, message, watched);
  return result;
};
