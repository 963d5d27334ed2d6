import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitRepository } from '#shared/data/limit-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { microseconds } from '#shared/domain/rate-limit.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { memoryTables, organisationA } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const bucket = { name: 'requests', policy: 'requests', rate: { perSecond: 10, burst: 20 } };
const start = microseconds(new Date('2026-11-21T08:00:00.000Z'));

const setUp = (wrap: (table: Table) => Table = (table) => table) => {
  const { openTable } = memoryTables();
  const calls: string[] = [];
  const noted = (table: Table): Table => ({
    ...table,
    get: (...given) => {
      calls.push('get');
      return table.get(...given);
    },
    update: (...given) => {
      calls.push('update');
      return table.update(...given);
    },
  });
  return { buckets: limitRepository((given) => wrap(noted(openTable(given)))), calls };
};

test('a request is one update, also when the bucket was used before', async () => {
  const { buckets, calls } = setUp();

  const first = await buckets.take(tenant, bucket, start, 0);
  const second = await buckets.take(tenant, bucket, start, first.fullAt);
  const rested = await buckets.take(tenant, bucket, start + 60_000_000, second.fullAt);

  expect([first, second, rested].map(({ taken }) => taken)).toEqual([true, true, true]);
  expect(second.fullAt).toBe(start + 200_000);
  expect(rested.fullAt).toBe(start + 60_100_000);
  expect(calls).toEqual(['update', 'update', 'update']);
});

test('a wrong guess costs a look and another try', async () => {
  const { buckets, calls } = setUp();
  await buckets.take(tenant, bucket, start, 0);

  expect(await buckets.take(tenant, bucket, start, 0)).toEqual({ taken: true, fullAt: start + 200_000 });

  expect(calls).toEqual(['update', 'update', 'get', 'update']);
});

test('however many containers ask at once, exactly those get a request that there are', () =>
  fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 25, maxLength: 40 }),
      async (scheduler, delays) => {
        const step = () => scheduler.schedule(Promise.resolve());
        const { buckets } = setUp((table) => ({
          ...table,
          get: (...given) => step().then(() => table.get(...given)),
          update: (...given) => step().then(() => table.update(...given)),
        }));
        const answers = await scheduler.waitFor(
          Promise.all(delays.map((delay) => buckets.take(tenant, bucket, start + delay, 0))),
        );

        const taken = answers.filter((answer) => answer.taken).length;
        expect(taken).toBeLessThanOrEqual(20 + 3);
        const fullAt = await scheduler.waitFor(buckets.read(tenant, bucket));
        expect(fullAt).toBeLessThanOrEqual(start + 300_000 + 2_000_000);
      },
    ),
    { numRuns: 100 },
  ));

test('of 64 at once twenty get one, and the others learn when there is the next', async () => {
  const { buckets } = setUp();

  const answers = await Promise.all(Array.from({ length: 64 }, () => buckets.take(tenant, bucket, start, 0)));

  expect(answers.filter(({ taken }) => taken)).toHaveLength(20);
  expect(answers.find(({ taken }) => !taken)).toEqual({ taken: false, fullAt: start + 2_000_000 });
});

test('what has been used already is owed, however much it is', async () => {
  const { buckets } = setUp();

  const [first, second] = [30, 10].map((amount) => ({ amount, since: start, own: start + amount * 100_000 }));

  expect(await buckets.report(tenant, bucket, first!, 0)).toBe(start + 3_000_000);
  expect(await buckets.report(tenant, bucket, second!, 0)).toBe(start + 4_000_000);
  expect(await buckets.take(tenant, bucket, start + 1_000_000, 0)).toEqual({ taken: false, fullAt: start + 4_000_000 });
});

test('a row that DynamoDB throttles is limited; any other failure is one', async () => {
  const failing = (name: string) =>
    setUp((table) => ({ ...table, update: async () => Promise.reject(Object.assign(new Error(name), { name })) }))
      .buckets;

  for (const name of ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded']) {
    await expect(failing(name).take(tenant, bucket, start, 0)).resolves.toMatchObject({ taken: false });
  }
  await expect(failing('AccessDeniedException').take(tenant, bucket, start, 0)).rejects.toThrow('AccessDenied');
});

test('a bucket that nobody uses any more goes by itself, long after it is full', async () => {
  const { openTable } = memoryTables();
  await limitRepository(openTable).take(tenant, bucket, start, 0);

  const [row] = await openTable(tenant).query({ partition: `T#${organisationA}#LIMIT#requests` });
  expect(row).toMatchObject({ fullAt: start + 100_000, expiresAt: start / 1_000_000 + 3 + 3600 });
});
