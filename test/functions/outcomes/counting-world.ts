import { countOutcomes } from '#functions/outcomes/count-outcomes.ts';
import type { OutcomesMessage } from '#functions/outcomes/report-outcomes.ts';
import { createTickMemory } from '#functions/outcomes/tick-memory.ts';
import { getRollout } from '#functions/rollouts/get-rollout.ts';
import type { CounterShards } from '#shared/data/counter-shards.ts';
import { latencyRepository } from '#shared/data/latency-repository.ts';
import { outcomeRepository } from '#shared/data/outcome-repository.ts';
import type { Table } from '#shared/data/table.ts';
import type { GuardrailSettings } from '#shared/domain/environment.ts';
import type { Announcement, Outcome } from '#shared/domain/outcome.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { rolloutWorld, tenant } from '#test/support/rollouts.ts';
import { asked, organisationA } from '#test/support/world.ts';

/** A rollout of version 2 at 25 %, and a worker that counts what comes for it. */
export const countingWorld = async (guardrails: GuardrailSettings = { maxLatencyMs: 1000 }) => {
  const world = await rolloutWorld();
  await world.release(1);
  const rollout = await world.start({
    version: 2,
    steps: [25, 100].map((percent) => ({ percent, holdSeconds: 36_000 })),
    guardrails,
  });
  const { dependencies, openTable } = world;
  const exposedAt = Math.floor(dependencies.now().getTime() / 1000);
  const attributed = {
    prompt: 'greeting',
    rollout: rollout.id,
    arm: 'canary',
    epoch: rollout.epoch,
    exposedAt,
  } as const;

  /** A process that counts, with a memory of its own, over the tables as it sees them. */
  const worker = (open: (of: TenantContext) => Table = openTable, shards?: CounterShards) => {
    const counter = outcomeRepository(open, shards);
    return { ...dependencies, counter, latencies: latencyRepository(open, shards), memory: createTickMemory() };
  };
  const messageOf = (outcomes: readonly Outcome[], some: Partial<OutcomesMessage> = {}): OutcomesMessage => ({
    ...{ organisationId: organisationA, workspace: 'default', outcomes, announcements: [], latencies: [] },
    ...some,
  });
  const counting = worker();
  const place = { workspace: 'default', prompt: 'greeting', rollout: rollout.id };
  return {
    ...world,
    rollout,
    worker,
    counting,
    exposedAt,
    messageOf,
    outcome: (id: string, some: Partial<Outcome> = {}): Outcome => ({
      ...{ ...attributed, id, caller: 7 * 2 ** 26, resolved: true, success: true },
      ...some,
    }),
    announcement: (id: string, count: number, some: Partial<Announcement> = {}): Announcement => ({
      ...{ ...attributed, id, count },
      ...some,
    }),
    /** Delivers messages in one batch, each for the first time. */
    deliver: (...messages: readonly OutcomesMessage[]) =>
      countOutcomes(
        counting,
        messages.map((message) => ({ message, attempt: 1 })),
      ),
    stats: async () => (await getRollout(dependencies, { ...asked(), ...place })).stats,
    observations: () => dependencies.counts.observations(tenant, rollout.id, null),
  };
};
