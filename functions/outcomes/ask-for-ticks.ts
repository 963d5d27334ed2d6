import type { Countable } from '#shared/domain/outcome-counts.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import type { TickSettings } from '#shared/domain/rollouts/tick.ts';
import { maxDelaySeconds, type SendTicks, secondsUntil } from '#shared/domain/rollouts/tick-message.ts';
import type { TickMemory } from './tick-memory.ts';

export type AskDependencies = {
  readonly now: Clock;
  readonly settings: TickSettings;
  readonly sendTicks: SendTicks;
  readonly memory: TickMemory;
};

/** When the counts of a block are complete. */
const maturityOf = (block: number, { blockSeconds, maturitySeconds }: TickSettings): Date =>
  new Date(((block + 1) * blockSeconds + maturitySeconds) * 1000);

/** A look at a rollout: when, and by which names it is remembered that it was asked for. */
type Look = {
  readonly rollout: Rollout;
  /** The latest that it is for. */
  readonly block: number;
  readonly mature: Date;
  readonly names: readonly string[];
};

/**
 * The looks that are wanted: one when each block has matured, and a single one for all that have already. Blocks that
 * a look has taken in are over; nothing in them can change a decision any more.
 */
const looksAt = (rollout: Rollout, blocks: readonly number[], now: Date, settings: TickSettings): readonly Look[] => {
  const { lastBlock } = rollout.evidence;
  const open = blocks.filter((block) => lastBlock === null || block > lastBlock);
  const look = (block: number): Look => ({
    rollout,
    block,
    mature: maturityOf(block, settings),
    names: [`${rollout.id}#${block}`],
  });
  const [ripe, unripe] = [true, false].map((isRipe) => open.map(look).filter(({ mature }) => mature <= now === isRipe));
  const [latest] = (ripe ?? []).toSorted((left, right) => right.mature.getTime() - left.mature.getTime());
  return [...(latest ? [{ ...latest, names: (ripe ?? []).flatMap(({ names }) => names) }] : []), ...(unripe ?? [])];
};

/**
 * Asks for looks at the rollouts of what has just been counted, so that a decision comes as soon as the counts are
 * complete: once for each block and process, however many messages it has.
 */
export const askForTicks = async (
  { now, settings, sendTicks, memory }: AskDependencies,
  organisationId: string,
  rollouts: readonly Rollout[],
  counted: readonly Countable[],
): Promise<void> => {
  for (const rollout of rollouts.filter(isLive)) {
    const blocks = new Set(counted.filter((each) => each.rollout === rollout.id).map(({ block }) => block));
    for (const { block, mature, names } of looksAt(rollout, [...blocks], now(), settings)) {
      const taken = names.filter(memory.take);
      if (taken.length === 0) continue;
      const { workspace, prompt, id } = rollout;
      const message = { organisationId, workspace, prompt, rollout: id, block, notBefore: mature.toISOString() };
      try {
        await sendTicks([message], { delaySeconds: Math.min(secondsUntil(mature, now()), maxDelaySeconds) });
      } catch (error) {
        for (const name of taken) memory.release(name);
        throw error;
      }
    }
  }
};
