import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOutcomes } from '#functions/outcomes/count-outcomes.ts';
import type { OutcomesMessage } from '#functions/outcomes/report-outcomes.ts';
import { createCounterShards } from '#shared/data/counter-shards.ts';
import type { Table } from '#shared/data/table.ts';
import type { Outcome } from '#shared/domain/outcome.ts';
import type { Arm } from '#shared/domain/rollouts/bucket.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { countingWorld } from './counting-world.ts';

type World = Awaited<ReturnType<typeof countingWorld>>;

/** What happens to a transaction: nothing, others are met on its last row, or the process dies before or after it. */
type Event = 'written' | 'met' | 'killed before' | 'killed after';

const events = fc.infiniteStream(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Event>('written') },
    { weight: 2, arbitrary: fc.constant<Event>('met') },
    { weight: 1, arbitrary: fc.constantFrom<Event>('killed before', 'killed after') },
  ),
);

const history = fc.record({
  cap: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  /** Messages by the ids of their outcomes. */
  outcomes: fc.array(fc.array(fc.nat(400), { maxLength: 40 }), { minLength: 1, maxLength: 5 }),
  announcements: fc.array(fc.nat(9), { maxLength: 5 }),
  /** Batches by the messages in them, delivered at the same time as others or after them. */
  batches: fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  events,
  draws: fc.infiniteStream(fc.nat(1000)),
  scheduler: fc.scheduler(),
});

const killed = new Error('killed');
const mostKills = 6;

/** Processes over one table: each dies when an event says so, and whatever it does after that fails. */
const processes = (world: World, { events, draws, scheduler }: Pick<Drawn, 'events' | 'draws' | 'scheduler'>) => {
  let kills = 0;
  const next = (): Event => {
    const event = events.next().value ?? 'written';
    if (!event.startsWith('killed')) return event;
    kills += 1;
    return kills > mostKills ? 'written' : event;
  };
  return () => {
    let dead = false;
    const die = (): never => {
      dead = true;
      throw killed;
    };
    const mortal = (of: TenantContext): Table => {
      const table = world.openTable(of);
      // Not the operation itself: another may begin within it, and the scheduler runs one at a time.
      const turn = () => scheduler.schedule(Promise.resolve());
      const transact: Table['transact'] = async (writes, elsewhere) => {
        await turn();
        if (dead) die();
        const event = next();
        if (event === 'killed before') die();
        if (event === 'met') return transact((await elsewhere?.([writes.length - 1])) ?? writes, elsewhere);
        await table.transact(writes);
        if (event === 'killed after') die();
      };
      const getMany: Table['getMany'] = async (keys) => {
        await turn();
        return dead ? die() : table.getMany(keys);
      };
      return { ...table, transact, getMany };
    };
    const shards = createCounterShards((below) => (draws.next().value ?? 0) % below);
    const dependencies = world.worker(mortal, shards);
    const sendTicks: typeof dependencies.sendTicks = async (...asked) =>
      dead ? die() : dependencies.sendTicks(...asked);
    return { dependencies: { ...dependencies, sendTicks }, isDead: () => dead };
  };
};

type Drawn = typeof history extends fc.Arbitrary<infer Each> ? Each : never;

/** As a queue does with a batch: what has failed comes again, all of it when the process died. */
const deliver = async (start: ReturnType<typeof processes>, batch: readonly OutcomesMessage[]): Promise<void> => {
  let process = start();
  let left = batch.map((message) => ({ message, attempt: 1 }));
  while (left.length > 0) {
    const { failed } = await countOutcomes(process.dependencies, left);
    const all = process.isDead() ? left.map((_, index) => index) : failed;
    left = all.map((index) => ({ message: left[index]!.message, attempt: left[index]!.attempt + 1 }));
    if (process.isDead()) process = start();
  }
};

/** The contents of an outcome follow from its number: twelve callers on both sides, in three minutes. */
const outcomeOf = ({ outcome, exposedAt }: World, number: number): Outcome => {
  const caller = number % 13;
  return outcome(`o${number}`, {
    arm: caller % 3 ? 'canary' : 'stable',
    exposedAt: exposedAt + (number % 3) * 60,
    caller: caller === 12 ? null : caller * 300_000_000,
    resolved: caller % 2 === 1,
    success: number % 5 > 0,
    latencyMs: number,
  });
};

/** What must have been counted. */
const expected = (world: World, numbers: ReadonlySet<number>, cap: number | undefined) => {
  const sums = {
    canary: { shown: 0, errors: 0, count: 0, exposed: 0 },
    stable: { shown: 0, errors: 0, count: 0, exposed: 0 },
  };
  const byCaller = Map.groupBy(
    [...numbers].map((number) => outcomeOf(world, number)),
    ({ caller }) => caller,
  );
  for (const [caller, outcomes] of byCaller) {
    const { arm, resolved } = outcomes[0]!;
    const within = caller === null || cap === undefined ? outcomes.length : Math.min(cap, outcomes.length);
    sums[arm].shown += outcomes.length;
    sums[arm].errors += outcomes.filter(({ success }) => !success).length;
    sums[arm].count += within;
    sums[arm].exposed += resolved ? within : within - outcomes.length;
  }
  return sums;
};

test('whatever is killed, sent twice, met or out of order, each id counts once and no caller beyond the cap', async () => {
  await fc.assert(
    fc.asyncProperty(
      history,
      async ({ cap, outcomes, announcements, batches, events: happening, draws, scheduler }) => {
        const world = await countingWorld({
          maxLatencyMs: 1000,
          ...(cap !== undefined && { maxOutcomesPerCaller: cap }),
        });
        world.ticks.length = 0;
        const messages = outcomes.map((numbers, index) =>
          world.messageOf(
            numbers.map((number) => outcomeOf(world, number)),
            {
              announcements: announcements
                .filter((_, position) => position % outcomes.length === index)
                .map((number) => world.announcement(`p${number}`, number + 1)),
            },
          ),
        );
        const start = processes(world, { events: happening, draws, scheduler });
        const some = batches.map((batch) => batch.map((index) => messages[index % messages.length]!));
        await scheduler.waitFor(Promise.all([...some, messages].map((batch) => deliver(start, batch))));

        const numbers = new Set(outcomes.flat());
        const sums = expected(world, numbers, cap);
        const announced = [...new Set(announcements)].reduce((sum, number) => sum + number + 1, 0);
        const stats = await world.stats();
        const { blocks, slots } = await world.observations();
        const sumOf = (arm: Arm, of: 'count' | 'exposed') => blocks.reduce((sum, block) => sum + block[arm][of], 0);
        for (const arm of ['canary', 'stable'] as const) {
          expect(stats[arm]).toMatchObject({ count: sums[arm].shown, errors: sums[arm].errors });
          expect(sumOf(arm, 'count')).toBe(sums[arm].count);
          expect(sumOf(arm, 'exposed')).toBe(sums[arm].exposed + (arm === 'canary' ? announced : 0));
          const known =
            sums[arm].count - [...numbers].filter((number) => number % 13 === 12 && arm === 'stable').length;
          expect(slots[arm].reduce((sum, { count }) => sum + count, 0)).toBe(known);
        }
        expect(world.rowsOf('OUTCOME')).toHaveLength(numbers.size);
        const asked = new Set(world.ticks.map(({ message }) => message.notBefore));
        const minutes = new Set([...numbers].map((number) => number % 3));
        if (announcements.length > 0) minutes.add(0);
        expect(asked.size).toBe(minutes.size);
      },
    ),
    { numRuns: 1000 },
  );
}, 120_000);
