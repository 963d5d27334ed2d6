import { directQueues } from '#events/subscriptions.ts';
import { type CounterShards, createCounterShards } from '#shared/data/counter-shards.ts';
import { countsRepository } from '#shared/data/counts-repository.ts';
import { outcomeRepository } from '#shared/data/outcome-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { type Countable, countableOutcome, type OutcomeCounter } from '#shared/domain/outcome-counts.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { modelledTable } from './modelled-table.ts';
import { virtualTime } from './virtual-time.ts';

export type Traffic = {
  readonly name: string;
  /** Outcomes a second. */
  readonly rate: number;
  /** Outcomes in a message: as many as a request has, a hundred at most. */
  readonly perMessage: number;
  readonly seconds: number;
  /** Outcomes of a caller that count, where that is asked for. */
  readonly cap?: number;
  /** In place of shards that are found: so many, of which each transaction takes any. */
  readonly fixedShards?: number;
};

export const tenant = tenantOf('org_01JD6Y8Z3K5V7W9X1A2B3C4D5E');
export const rollout = 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const start = Date.parse('2026-11-21T08:00:00.000Z');
/** The block that the traffic begins in. */
export const firstBlock = Math.floor(start / 60_000);
const canaryShare = 0.05;
const callers = 200_000;
const mostContainers = 50;
const { batchSize, windowSeconds } = directQueues['count-outcomes'];

/** Mulberry32 (T. Ettinger): the same traffic at every run. */
const generator = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Plays a rollout's traffic over the code that counts, on a modelled DynamoDB; a container counts its batches in turn. */
export const playOutcomes = async ({ rate, perMessage, seconds, cap, fixedShards }: Traffic) => {
  const time = virtualTime();
  const random = generator(20261121);
  const model = modelledTable(time, random);
  model.settleAt((seconds / 2) * 1000);
  const openTable = (): Table => model.table;
  const settings = { slowAboveMs: 2000, maxOutcomesPerCaller: cap ?? null, blockSeconds: 60 };

  let made = 0;
  const nextOutcome = (): Countable => {
    made += 1;
    const outcome = {
      id: `01JD6Y8Z3K5V7W9X1A2B${String(made).padStart(10, '0')}`,
      ...{ prompt: 'support-reply', rollout, epoch: 3, resolved: false },
      arm: random() < canaryShare ? ('canary' as const) : ('stable' as const),
      exposedAt: Math.floor((start + time.now() + random() * 20_000) / 1000),
      caller: Math.floor(random() * callers) * 21_473,
      success: random() > 0.03,
      latencyMs: 700 * Math.exp(0.8 * (random() + random() + random() - 1.5)),
      qualityScore: random(),
    };
    return countableOutcome(outcome, settings);
  };

  const idle: OutcomeCounter[] = [];
  const queue: number[] = [];
  const figures = { counted: 0, containers: 0, busy: 0, mostBusy: 0, busyMs: 0, batches: 0, slowestMs: 0 };

  const draw = (below: number) => Math.floor(random() * below);
  const shardsOf = (): CounterShards => {
    if (fixedShards === undefined) return createCounterShards(draw);
    const taken = { shard: 0, width: fixedShards };
    return { of: () => draw(fixedShards), move: () => taken };
  };
  const work = async (messages: readonly number[]) => {
    const container = idle.pop() ?? outcomeRepository(openTable, shardsOf());
    figures.busy += 1;
    figures.batches += 1;
    figures.mostBusy = Math.max(figures.mostBusy, figures.busy);
    figures.containers = Math.max(figures.containers, figures.busy + idle.length);
    const began = time.now();
    const countables = Array.from({ length: messages.length * perMessage }, nextOutcome);
    const { counted } = await container.count(tenant, 'default', countables, new Date(start + time.now()));
    figures.counted += counted;
    figures.busyMs += time.now() - began;
    figures.slowestMs = Math.max(figures.slowestMs, time.now() - Math.min(...messages));
    figures.busy -= 1;
    idle.push(container);
  };

  const send = async () => {
    const messages = (rate / perMessage) * seconds;
    for (let sent = 0; sent < messages; sent += 1) {
      queue.push(time.now());
      await time.wait((1000 * perMessage) / rate);
    }
  };
  const poll = async () => {
    const end = seconds * 1000;
    while (time.now() < end || queue.length > 0) {
      const oldest = queue[0] ?? Number.POSITIVE_INFINITY;
      const isDue = queue.length >= batchSize || time.now() - oldest >= windowSeconds * 1000;
      if (isDue && figures.busy < mostContainers) void work(queue.splice(0, batchSize));
      else await time.wait(1);
    }
  };
  void send();
  void poll();
  await time.run();

  const { blocks } = await countsRepository(openTable).observations(tenant, rollout, null);
  const evidence = blocks.reduce((sum, { canary, stable }) => sum + canary.count + stable.count, 0);
  return { figures, model, evidence, made };
};
