import type { FindState } from '#shared/domain/organisation-state.ts';
import { countedSeconds } from '#shared/domain/outcome-attribution.ts';
import {
  type Countable,
  type CountSettings,
  countableAnnouncement,
  countableOutcome,
  type OutcomeCounter,
} from '#shared/domain/outcome-counts.ts';
import type { LatencyCounter } from '#shared/domain/recent-latency.ts';
import { isLive, type Rollout } from '#shared/domain/rollouts/rollout.ts';
import type { RolloutPlace, RolloutRepository } from '#shared/domain/rollouts/rollout-repository.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { type AskDependencies, askForTicks } from './ask-for-ticks.ts';
import type { OutcomesMessage } from './report-outcomes.ts';

type Dependencies = AskDependencies & {
  readonly rollouts: Pick<RolloutRepository, 'getMany'>;
  readonly counter: OutcomeCounter;
  readonly latencies: LatencyCounter;
  readonly findState: FindState;
};

type Delivery = { readonly message: OutcomesMessage; readonly attempt: number };

/** An ended rollout is decided; what still arrives for it is for its statistics. */
const countedAfterEndSeconds = 24 * 3600;
const mostPlaces = 100;

const secondsSince = (time: string, now: Date): number => (now.getTime() - Date.parse(time)) / 1000;

const takesOutcomes = (rollout: Rollout, now: Date): boolean =>
  isLive(rollout) || secondsSince(rollout.history.at(-1)?.at ?? rollout.createdAt, now) < countedAfterEndSeconds;

/** The rollouts of messages of one workspace that still count, by their ids. */
const openRollouts = async (
  { now, rollouts }: Dependencies,
  tenant: TenantContext,
  messages: readonly OutcomesMessage[],
): Promise<ReadonlyMap<string, Rollout>> => {
  const places = new Map<string, RolloutPlace>();
  for (const { workspace, outcomes, announcements } of messages) {
    for (const { rollout, prompt } of [...outcomes, ...announcements]) {
      places.set(`${prompt}/${rollout}`, { workspace, prompt, rollout });
    }
  }
  const wanted = [...places.values()];
  const open = new Map<string, Rollout>();
  for (let start = 0; start < wanted.length; start += mostPlaces) {
    const found = await rollouts.getMany(tenant, wanted.slice(start, start + mostPlaces));
    for (const rollout of found) if (takesOutcomes(rollout, now())) open.set(rollout.id, rollout);
  }
  return open;
};

const countablesOf = (
  { now, settings }: Dependencies,
  { outcomes, announcements }: OutcomesMessage,
  open: ReadonlyMap<string, Rollout>,
): readonly Countable[] => {
  const oldest = now().getTime() / 1000 - countedSeconds;
  const { blockSeconds } = settings;
  const settingsOf = ({ slowAboveMs, guardrails }: Rollout): CountSettings => ({
    slowAboveMs,
    maxOutcomesPerCaller: guardrails.maxOutcomesPerCaller ?? null,
    blockSeconds,
  });
  const eachOf = <Each extends { readonly rollout: string; readonly exposedAt: number }>(
    all: readonly Each[],
    countable: (each: Each, of: CountSettings) => Countable,
  ) =>
    all.flatMap((each) => {
      const rollout = open.get(each.rollout);
      return rollout && each.exposedAt > oldest ? [countable(each, settingsOf(rollout))] : [];
    });
  return [...eachOf(outcomes, countableOutcome), ...eachOf(announcements, countableAnnouncement)];
};

type Counted = { readonly counted: number; readonly failed: readonly number[]; readonly error?: unknown };

/** Counts messages of one workspace together. @returns those that must come again, by their positions */
const countTogether = async (
  dependencies: Dependencies,
  [first, ...others]: readonly [OutcomesMessage, ...OutcomesMessage[]],
): Promise<Counted> => {
  const { now, counter, latencies, findState } = dependencies;
  const { organisationId, workspace } = first;
  const messages = [first, ...others];
  const tenant = tenantOf(organisationId);
  const [open, state] = await Promise.all([openRollouts(dependencies, tenant, messages), findState(tenant)]);
  if (state === 'gone') return { counted: 0, failed: [] };

  const parts = messages.map((message) => countablesOf(dependencies, message, open));
  const all = parts.flat();
  const { counted, failed, error } = await counter.count(tenant, workspace, all, now());
  const missing = new Set(failed.map(({ kind, id }) => `${kind}#${id}`));
  const isMissing = ({ kind, id }: Countable) => missing.has(`${kind}#${id}`);
  await askForTicks(
    dependencies,
    organisationId,
    [...open.values()],
    all.filter((each) => !isMissing(each)),
  );
  if (failed.length === 0) {
    await latencies.addLatencies(
      tenant,
      workspace,
      messages.flatMap((message) => message.latencies),
      now(),
    );
  }
  return { counted, failed: parts.flatMap((part, index) => (part.some(isMissing) ? [index] : [])), error };
};

/** First tries of a workspace are counted together; what has failed before, by itself, lest it spoil others again. */
const groupsOf = (deliveries: readonly Delivery[]): readonly (readonly number[])[] => {
  const groups = new Map<string, number[]>();
  for (const [index, { message, attempt }] of deliveries.entries()) {
    const name = JSON.stringify([message.organisationId, message.workspace, attempt > 1 && index]);
    groups.set(name, [...(groups.get(name) ?? []), index]);
  }
  return [...groups.values()];
};

/**
 * Counts the outcomes and announcements of messages, each id once however often it comes, and asks for looks at their
 * rollouts. After a crash in its midst the messages come again: what was counted is known, and the rest is not lost. Of
 * an organisation that is being erased nothing is counted.
 * @returns which deliveries must come again, by their positions
 */
export const countOutcomes = async (dependencies: Dependencies, deliveries: readonly Delivery[]): Promise<Counted> => {
  const results: Counted[] = [];
  for (const group of groupsOf(deliveries)) {
    const [first, ...others] = group.flatMap((index) => deliveries[index]?.message ?? []);
    if (!first) continue;
    try {
      const { failed, ...result } = await countTogether(dependencies, [first, ...others]);
      results.push({ ...result, failed: failed.flatMap((position) => group[position] ?? []) });
    } catch (error) {
      results.push({ counted: 0, failed: group, error });
    }
  }
  const error = results.find((result) => result.error !== undefined)?.error;
  return {
    counted: results.reduce((sum, { counted }) => sum + counted, 0),
    failed: results.flatMap(({ failed }) => failed),
    ...(error !== undefined && { error }),
  };
};
