import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOutcomes } from '#functions/outcomes/count-outcomes.ts';
import type { OutcomesMessage } from '#functions/outcomes/report-outcomes.ts';
import { createTickMemory } from '#functions/outcomes/tick-memory.ts';
import { slotOf } from '#shared/domain/rollouts/bucket.ts';
import { organisationA } from '#test/support/world.ts';
import { countingWorld } from './counting-world.ts';

test('outcomes add up by side, block and epoch, with errors, slow calls, scores and latencies', async () => {
  const { deliver, messageOf, outcome, stats, observations, exposedAt, rollout } = await countingWorld();

  await deliver(
    messageOf([
      outcome('a', { latencyMs: 100, qualityScore: 0.5 }),
      outcome('b', { latencyMs: 5000, qualityScore: 0.75 }),
      outcome('c', { success: false }),
      outcome('d', { arm: 'stable', latencyMs: 100 }),
      outcome('e', { exposedAt: exposedAt + 60, caller: null }),
    ]),
  );

  const block = Math.floor(exposedAt / 60);
  const { blocks, slots } = await observations();
  expect(blocks).toMatchObject([
    {
      id: block,
      epoch: rollout.epoch,
      canary: {
        count: 3,
        errors: 1,
        slow: 2,
        qualityCount: 2,
        qualitySum: 1.25,
        qualitySumSquares: 0.8125,
        exposed: 3,
      },
      stable: { count: 1, errors: 0, slow: 0, exposed: 1 },
    },
    { id: block + 1, canary: { count: 1 }, stable: { count: 0 } },
  ]);
  expect(slots.canary[slotOf(7 * 2 ** 26)]).toEqual({
    count: 3,
    errors: 1,
    slow: 2,
    qualityCount: 2,
    qualitySum: 1.25,
  });
  expect(slots.canary.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(await stats()).toMatchObject({
    canary: { count: 4, errors: 1, errorRate: 0.25, qualityCount: 2, qualityMean: 0.625, latencyP95Ms: 5383 },
    stable: { count: 1, errorRate: 0, qualityMean: null },
  });
});

test('announced calls are counted by block and side, each announcement once', async () => {
  const { deliver, messageOf, announcement, outcome, observations } = await countingWorld();
  const announcements = [announcement('p1', 40), announcement('p2', 2, { arm: 'stable' }), announcement('p1', 40)];

  expect(await deliver(messageOf([], { announcements }))).toEqual({ counted: 2, failed: [] });
  await deliver(messageOf([outcome('p1', { resolved: false })], { announcements: [announcement('p1', 41)] }));

  expect((await observations()).blocks).toMatchObject([
    { canary: { exposed: 40, count: 1 }, stable: { exposed: 2, count: 0 } },
  ]);
});

test('a message that comes twice is counted once, and asks for its look all the same', async () => {
  const { deliver, messageOf, outcome, stats, ticks, counting } = await countingWorld();

  expect(await deliver(messageOf([outcome('a'), outcome('b')]))).toMatchObject({ counted: 2 });
  ticks.length = 0;
  counting.memory = createTickMemory();
  expect(await deliver(messageOf([outcome('b'), outcome('a'), outcome('c')]))).toMatchObject({ counted: 1 });

  expect(await stats()).toMatchObject({ canary: { count: 3 } });
  expect(ticks).toHaveLength(1);
});

test('the first contents of an id count, in one batch and in the next', async () => {
  const { deliver, messageOf, outcome, stats } = await countingWorld();

  await deliver(messageOf([outcome('a')]), messageOf([outcome('a', { success: false })]));
  await deliver(messageOf([outcome('a', { success: false, arm: 'stable' })]));

  expect(await stats()).toMatchObject({ canary: { count: 1, errors: 0 }, stable: { count: 0 } });
});

test('messages of one workspace share transactions', async () => {
  const { deliver, messageOf, outcome, counting, worker, openTable } = await countingWorld();
  let transactions = 0;
  const counted = worker((of) => {
    const table = openTable(of);
    return {
      ...table,
      transact: async (writes) => {
        transactions += 1;
        await table.transact(writes);
      },
    };
  });
  Object.assign(counting, { counter: counted.counter });

  const messages = Array.from({ length: 98 }, (_, index) => messageOf([outcome(`o${index}`)]));
  expect(await deliver(...messages)).toEqual({ counted: 98, failed: [] });
  expect(transactions).toBe(1);
});

test('one look is asked for when the block has matured, however many messages it has', async () => {
  const { deliver, messageOf, outcome, ticks, exposedAt, rollout } = await countingWorld();
  ticks.length = 0;

  await deliver(messageOf([outcome('a'), outcome('b')]), messageOf([outcome('c')]));
  await deliver(messageOf([outcome('d')]));
  const late = [3600, 3660, 3720].map((age) => outcome(`late ${age}`, { exposedAt: exposedAt - age }));
  await deliver(messageOf(late));
  await deliver(messageOf([outcome('later', { exposedAt: exposedAt - 3660 })]));

  const end = (Math.floor(exposedAt / 60) + 1) * 60;
  const message = { organisationId: organisationA, workspace: 'default', prompt: 'greeting', rollout: rollout.id };
  expect(ticks).toEqual([
    {
      message: {
        ...message,
        block: Math.floor(exposedAt / 60),
        notBefore: new Date((end + 120) * 1000).toISOString(),
      },
      delaySeconds: end + 120 - exposedAt,
    },
    expect.objectContaining({ delaySeconds: 0 }),
  ]);
});

test('blocks that a look has taken in ask for none', async () => {
  const { deliver, messageOf, outcome, ticks, tick, effects, rollout, exposedAt } = await countingWorld();
  await deliver(messageOf([outcome('a')]));
  effects.advance(300);
  await tick(rollout.id);
  ticks.length = 0;

  await deliver(messageOf([outcome('b'), outcome('c', { exposedAt: exposedAt - 60 })]));

  expect(ticks).toEqual([]);
});

test('a look that could not be asked for is asked for when the message comes again', async () => {
  const { deliver, messageOf, outcome, counting, ticks } = await countingWorld();
  ticks.length = 0;
  const { sendTicks } = counting;
  const error = new Error('throttled');
  Object.assign(counting, { sendTicks: () => Promise.reject(error) });

  expect(await deliver(messageOf([outcome('a')]))).toEqual({ counted: 0, failed: [0], error });
  Object.assign(counting, { sendTicks });
  expect(await deliver(messageOf([outcome('a')]))).toEqual({ counted: 0, failed: [] });

  expect(ticks).toHaveLength(1);
});

test('what comes within a day of the end is shown, and nothing after that', async () => {
  const { deliver, messageOf, outcome, stats, rollback, rollout, effects, ticks } = await countingWorld();
  await rollback(rollout.id);
  ticks.length = 0;

  await deliver(messageOf([outcome('a')]));
  effects.advance(24 * 3600);
  await deliver(messageOf([outcome('b')]));

  expect(await stats()).toMatchObject({ canary: { count: 1 } });
  expect(ticks).toHaveLength(0);
});

test('an exposure older than ids are remembered counts no more', async () => {
  const { deliver, messageOf, outcome, exposedAt } = await countingWorld();
  const old = outcome('a', { exposedAt: exposedAt - 7 * 24 * 3600 });

  expect(await deliver(messageOf([old]))).toEqual({ counted: 0, failed: [] });
});

test('outcomes of a rollout that is not there are dropped', async () => {
  const { deliver, messageOf, outcome } = await countingWorld();
  const stray = outcome('a', { rollout: 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E' });

  expect(await deliver(messageOf([stray]))).toEqual({ counted: 0, failed: [] });
});

test('outcomes of many minutes and both sides fit into transactions', async () => {
  const { deliver, messageOf, outcome, stats, exposedAt } = await countingWorld();
  const spread = Array.from({ length: 250 }, (_, index) =>
    outcome(`o${index}`, { exposedAt: exposedAt - index * 60, arm: index % 2 ? 'stable' : 'canary' }),
  );

  expect(await deliver(messageOf(spread))).toEqual({ counted: 250, failed: [] });
  expect(await stats()).toMatchObject({ canary: { count: 125 }, stable: { count: 125 } });
});

test('scores of any precision add up to numbers that a database keeps', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
      async (scores) => {
        const { deliver, messageOf, outcome, observations } = await countingWorld();
        await deliver(messageOf(scores.map((qualityScore, index) => outcome(`o${index}`, { qualityScore }))));

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

test('of an organisation that is being erased nothing is counted, so that no row comes back', async () => {
  const { deliver, messageOf, outcome, rowsOf, become, ticks } = await countingWorld();
  become('gone');
  const before = ticks.length;

  expect(await deliver(messageOf([outcome('late')]))).toEqual({ counted: 0, failed: [] });
  expect([...rowsOf('OUTCOME'), ...rowsOf('BLOCK'), ...rowsOf('TOTALS')]).toEqual([]);
  expect(ticks).toHaveLength(before);
});

test('only the messages of a transaction that failed come again, and then by themselves', async () => {
  const { messageOf, outcome, worker, openTable, stats, dependencies } = await countingWorld();
  let broken = true;
  const counting = worker((of) => {
    const table = openTable(of);
    return {
      ...table,
      transact: async (writes) => {
        if (broken && writes.some((write) => 'put' in write && write.put.SK === 'OUTCOME#poison'))
          throw new Error('no');
        await table.transact(writes);
      },
    };
  });
  const many = (name: string, arm: 'canary' | 'stable') =>
    messageOf(Array.from({ length: 96 }, (_, index) => outcome(`${name}${index}`, { arm })));
  const messages: OutcomesMessage[] = [
    many('a', 'canary'),
    messageOf([outcome('poison', { arm: 'stable', exposedAt: Math.floor(dependencies.now().getTime() / 1000) })]),
    many('b', 'stable'),
  ];

  const first = await countOutcomes(
    counting,
    messages.map((message) => ({ message, attempt: 1 })),
  );
  expect(first).toMatchObject({ counted: 96, failed: [1, 2] });
  const again = first.failed.map((index) => ({ message: messages[index]!, attempt: 2 }));
  expect(await countOutcomes(counting, again)).toMatchObject({ counted: 96, failed: [0] });
  broken = false;
  expect(await countOutcomes(counting, again)).toEqual({ counted: 1, failed: [] });
  expect(await stats()).toMatchObject({ canary: { count: 96 }, stable: { count: 97 } });
});
