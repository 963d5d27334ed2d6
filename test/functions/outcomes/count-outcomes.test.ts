import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOutcomes } from '#functions/outcomes/count-outcomes.ts';
import type { OutcomesMessage } from '#functions/outcomes/report-outcomes.ts';
import { createTickMemory } from '#functions/outcomes/tick-memory.ts';
import { getRollout } from '#functions/rollouts/get-rollout.ts';
import { outcomeRepository } from '#shared/data/outcome-repository.ts';
import type { Table } from '#shared/data/table.ts';
import type { Outcome } from '#shared/domain/outcome.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';
import { rolloutWorld, tenant } from '#test/support/rollouts.ts';
import { asked, organisationA } from '#test/support/world.ts';

const setUp = async () => {
  const world = await rolloutWorld();
  await world.release(1);
  const rollout = await world.start({
    version: 2,
    steps: [25, 100].map((percent) => ({ percent, holdSeconds: 36_000 })),
    guardrails: { maxLatencyMs: 1000 },
  });
  const { dependencies } = world;
  const counter = outcomeRepository(world.openTable);
  const counting = { ...dependencies, counter, memory: createTickMemory() };
  const exposedAt = Math.floor(dependencies.now().getTime() / 1000);
  const outcome = (id: string, some: Partial<Outcome> = {}): Outcome => ({
    id,
    prompt: 'greeting',
    rollout: rollout.id,
    arm: 'canary',
    epoch: rollout.epoch,
    exposedAt,
    slot: 7,
    success: true,
    ...some,
  });
  const messageOf = (outcomes: readonly Outcome[]): OutcomesMessage => ({
    organisationId: organisationA,
    workspace: 'default',
    outcomes,
  });
  const place = { workspace: 'default', prompt: 'greeting', rollout: rollout.id };
  return {
    ...world,
    rollout,
    counting,
    exposedAt,
    outcome,
    messageOf,
    count: (outcomes: readonly Outcome[]) => countOutcomes(counting, messageOf(outcomes)),
    stats: async () => (await getRollout(dependencies, { ...asked(), ...place })).stats,
    observations: () => dependencies.counts.observations(tenant, rollout.id, null),
  };
};

test('outcomes add up by side, block and epoch, with errors, slow calls, scores and latencies', async () => {
  const { count, outcome, stats, observations, exposedAt } = await setUp();

  await count([
    outcome('a', { latencyMs: 100, qualityScore: 0.5 }),
    outcome('b', { latencyMs: 5000, qualityScore: 0.75 }),
    outcome('c', { success: false }),
    outcome('d', { arm: 'stable', latencyMs: 100 }),
    outcome('e', { exposedAt: exposedAt + 60 }),
  ]);

  const block = Math.floor(exposedAt / 60);
  const { blocks, slots } = await observations();
  expect(blocks).toMatchObject([
    {
      id: block,
      epoch: 4,
      canary: { count: 3, errors: 1, slow: 2, qualityCount: 2, qualitySum: 1.25, qualitySumSquares: 0.8125 },
      stable: { count: 1, errors: 0, slow: 0 },
    },
    { id: block + 1, canary: { count: 1 }, stable: { count: 0 } },
  ]);
  expect(slots.canary[7]).toEqual({ count: 4, errors: 1, slow: 2 });
  expect(await stats()).toMatchObject({
    canary: { count: 4, errors: 1, errorRate: 0.25, qualityCount: 2, qualityMean: 0.625, latencyP95Ms: 5383 },
    stable: { count: 1, errorRate: 0, qualityMean: null },
  });
});

test('a message that comes twice is counted once, and asks for its look all the same', async () => {
  const { count, outcome, stats, ticks, counting } = await setUp();

  expect(await count([outcome('a'), outcome('b')])).toEqual({ counted: 2 });
  ticks.length = 0;
  counting.memory = createTickMemory();
  expect(await count([outcome('b'), outcome('a'), outcome('c')])).toEqual({ counted: 1 });

  expect(await stats()).toMatchObject({ canary: { count: 3 } });
  expect(ticks).toHaveLength(1);
});

test('one look is asked for when the block has matured, however many messages it has', async () => {
  const { count, outcome, ticks, exposedAt, rollout } = await setUp();
  ticks.length = 0;

  await count([outcome('a'), outcome('b')]);
  await count([outcome('c')]);
  await count([outcome('d', { exposedAt: exposedAt - 3600 })]);

  const end = (Math.floor(exposedAt / 60) + 1) * 60;
  expect(ticks).toEqual([
    {
      message: {
        organisationId: organisationA,
        workspace: 'default',
        prompt: 'greeting',
        rollout: rollout.id,
        notBefore: new Date((end + 120) * 1000).toISOString(),
      },
      delaySeconds: end + 120 - exposedAt,
    },
    expect.objectContaining({ delaySeconds: 0 }),
  ]);
});

test('a look that could not be asked for is asked for when the message comes again', async () => {
  const { count, outcome, counting, ticks } = await setUp();
  ticks.length = 0;
  const { sendTicks } = counting;
  Object.assign(counting, { sendTicks: () => Promise.reject(new Error('throttled')) });

  await expect(count([outcome('a')])).rejects.toThrow('throttled');
  Object.assign(counting, { sendTicks });
  expect(await count([outcome('a')])).toEqual({ counted: 0 });

  expect(ticks).toHaveLength(1);
});

test('what comes within a day of the end is shown, and nothing after that', async () => {
  const { count, outcome, stats, rollback, rollout, effects, ticks } = await setUp();
  await rollback(rollout.id);
  ticks.length = 0;

  await count([outcome('a')]);
  effects.advance(24 * 3600);
  await count([outcome('b')]);

  expect(await stats()).toMatchObject({ canary: { count: 1 } });
  expect(ticks).toHaveLength(0);
});

test('an exposure older than ids are remembered counts no more', async () => {
  const { count, outcome, exposedAt } = await setUp();

  expect(await count([outcome('a', { exposedAt: exposedAt - 7 * 24 * 3600 })])).toEqual({ counted: 0 });
});

test('outcomes of a rollout that is not there are dropped', async () => {
  const { count, outcome } = await setUp();

  expect(await count([outcome('a', { rollout: 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E' })])).toEqual({ counted: 0 });
});

test('fifty outcomes of fifty minutes fit into transactions', async () => {
  const { count, outcome, stats, exposedAt } = await setUp();
  const spread = Array.from({ length: 50 }, (_, index) =>
    outcome(`o${index}`, { exposedAt: exposedAt - index * 60, arm: index % 2 ? 'stable' : 'canary' }),
  );

  expect(await count(spread)).toEqual({ counted: 50 });
  expect(await stats()).toMatchObject({ canary: { count: 25 }, stable: { count: 25 } });
});

test('scores of any precision add up to numbers that a database keeps', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
      async (scores) => {
        const { count, outcome, observations } = await setUp();
        await count(scores.map((qualityScore, index) => outcome(`o${index}`, { qualityScore })));

        const { canary } = (await observations()).blocks[0]!;
        expect(canary.qualityCount).toBe(scores.length);
        expect(canary.qualitySum).toBeCloseTo(
          scores.reduce((sum, score) => sum + score, 0),
          2,
        );
        for (const sum of [canary.qualitySum, canary.qualitySumSquares]) {
          expect(Math.abs(sum * 1e8 - Math.round(sum * 1e8))).toBeLessThan(1e-5);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('whatever order messages come in, how often, and wherever a worker dies, each id counts once', async () => {
  const ids = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(ids, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
      async (scheduler, batches, deaths) => {
        let transactions = 0;
        const mortal = (openTable: (of: TenantContext) => Table) => (of: TenantContext) => {
          const table = openTable(of);
          const transact: Table['transact'] = async (writes) => {
            if (!writes.some((write) => 'put' in write && write.put['entity'] === 'OUTCOME')) {
              return table.transact(writes);
            }
            transactions += 1;
            const dies = deaths.includes(transactions);
            if (dies && transactions % 2) throw new Error('killed before');
            await table.transact(writes);
            if (dies) throw new Error('killed after');
          };
          return { ...table, transact: scheduler.scheduleFunction(transact) };
        };
        const { outcome, stats, messageOf, counting, dependencies, openTable } = await setUp();
        const racing = {
          ...counting,
          rollouts: dependencies.rollouts,
          counter: outcomeRepository(mortal(openTable)),
        };
        const messages = batches.map((batch) =>
          messageOf([...new Set(batch)].map((id) => outcome(`o${id}`, { exposedAt: 1795248000 + id * 30 }))),
        );

        /** As a queue does: until it is done, and once more than that. */
        const deliver = async (message: OutcomesMessage): Promise<void> => {
          try {
            await countOutcomes(racing, message);
          } catch {
            await deliver(message);
          }
        };
        const all = Promise.all([...messages, ...messages].map(deliver));
        await scheduler.waitFor(all);

        expect((await stats()).canary.count).toBe(new Set(batches.flat()).size);
      },
    ),
    { numRuns: 60 },
  );
});

test('of an organisation that is being erased nothing is counted, so that no row comes back', async () => {
  const { count, outcome, rowsOf, become, ticks } = await setUp();
  become('gone');
  const before = ticks.length;

  expect(await count([outcome('late')])).toEqual({ counted: 0 });
  expect([...rowsOf('OUTCOME'), ...rowsOf('BLOCK'), ...rowsOf('TOTALS')]).toEqual([]);
  expect(ticks).toHaveLength(before);
});
