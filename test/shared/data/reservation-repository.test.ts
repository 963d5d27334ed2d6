import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reservationRepository } from '#shared/data/reservation-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { AppError } from '#shared/domain/errors.ts';
import { quotas, type ReservedName } from '#shared/domain/plan.ts';
import { type Reservation, reserve } from '#shared/domain/reservation.ts';
import { callerOf, memoryTables, organisationA, testEffects, userOf } from '#test/support/world.ts';

const caller = callerOf(userOf('editor', {}));
const { tenant } = caller;
const leaseSeconds = 60;
const budget = quotas.trial.monthlyBudget;

const world = (wrap: (table: Table) => Table = (table) => table) => {
  const { openTable, rowsOf } = memoryTables();
  const effects = testEffects();
  const reservations = reservationRepository((given) => wrap(openTable(given)));
  const take = (amount: number, name: ReservedName = 'monthlyBudget') =>
    reserve({ reservations, ...effects }, caller, { name, amount, leaseSeconds });
  const used = (name: ReservedName = 'monthlyBudget') =>
    rowsOf('COUNTER', organisationA)
      .filter((row) => row['name'] === name)
      .reduce((sum, row) => sum + Number(row['used']), 0);
  const held = () => rowsOf('RESERVATION').reduce((sum, row) => sum + Number(row['amount']), 0);
  return { ...effects, reservations, take, used, held };
};

const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: AppError) => error.code,
  );

test('what is reserved counts until it is settled, and then what was used does', async () => {
  const { take, reservations, used, held } = world();
  const reservation = await take(100);
  expect([used(), held()]).toEqual([100, 100]);

  await reservations.settle(tenant, reservation, 30);
  await reservations.settle(tenant, reservation, 30);
  await reservations.settle(tenant, reservation, 0);

  expect([used(), held()]).toEqual([30, 0]);
});

test('what is released was never used', async () => {
  const { take, reservations, used } = world();

  await reservations.settle(tenant, await take(100), 0);

  expect(used()).toBe(0);
});

test('more than is left is refused, with the limit that was met', async () => {
  const { take } = world();
  await take(budget - 10);

  const limit = { name: 'monthlyBudget', limit: budget, used: budget - 10, resetsAt: '2026-12-01T00:00:00.000Z' };
  await expect(take(11)).rejects.toMatchObject({ code: 'budget_exceeded', limit });
  await expect(take(10)).resolves.toMatchObject({ amount: 10, period: '2026-11' });
});

test('of 64 callers for the last run one gets it, and the others are told of the quota', async () => {
  const { take, used } = world();
  const most = quotas.trial.parallelRuns;
  for (let run = 1; run < most; run += 1) await take(1, 'parallelRuns');

  const codes = await Promise.all(Array.from({ length: 64 }, () => codeOf(take(1, 'parallelRuns'))));

  expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  expect(codes.filter((code) => code === 'quota_exceeded')).toHaveLength(63);
  expect(used('parallelRuns')).toBe(most);
});

test('what was abandoned is there again after its lease, for one of 64 who want it', async () => {
  const { take, advance, held } = world();
  await take(budget);
  advance(leaseSeconds - 1);
  expect(await codeOf(take(1))).toBe('budget_exceeded');
  advance(2);

  const codes = await Promise.all(Array.from({ length: 64 }, () => codeOf(take(budget))));

  expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  expect(held()).toBe(budget);
});

test('who settles after the lease is counted all the same, once', async () => {
  const { take, advance, reservations, used } = world();
  const late = await take(budget);
  advance(leaseSeconds + 1);
  await take(40);
  expect(used()).toBe(40);

  await reservations.settle(tenant, late, 25);
  await reservations.settle(tenant, late, 25);

  expect(used()).toBe(65);
});

test('a new month begins with nothing used; what was reserved before its beginning counts before it', async () => {
  const { take, advance, reservations, used } = world();
  const last = await take(budget);
  advance(10 * 24 * 3600);

  await expect(take(budget)).resolves.toMatchObject({ period: '2026-12' });
  await reservations.settle(tenant, last, 7);
  expect(used()).toBe(budget + 7);
});

describe('whatever happens at the same time', () => {
  const work = fc.record({
    amount: fc.integer({ min: 1, max: 6 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    ending: fc.constantFrom('settles', 'settles twice', 'crashes'),
  });

  test('the cap holds, and the sum is exact', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(work, { minLength: 2, maxLength: 12 }), async (scheduler, works) => {
        // Each step of each caller happens when the scheduler says so, between any steps of the others.
        const stepwise = (table: Table): Table => ({
          ...table,
          get: (...given) => scheduler.schedule(Promise.resolve()).then(() => table.get(...given)),
          query: (...given) => scheduler.schedule(Promise.resolve()).then(() => table.query(...given)),
          transact: (...given) => scheduler.schedule(Promise.resolve()).then(() => table.transact(...given)),
        });
        const { take, advance, reservations, used, held } = world(stepwise);
        const cap = 10;
        const filler = (await scheduler.waitFor(take(budget - cap))) as Reservation;
        await scheduler.waitFor(reservations.settle(tenant, filler, budget - cap));

        let spent = budget - cap;
        const run = async ({ amount, share, ending }: (typeof works)[number]) => {
          const reservation = await take(amount);
          expect(used()).toBeLessThanOrEqual(budget);
          if (ending === 'crashes') return;
          const actual = Math.floor(amount * share);
          await reservations.settle(tenant, reservation, actual);
          spent += actual;
          if (ending === 'settles twice') await reservations.settle(tenant, reservation, actual);
        };
        const refusals = await scheduler.waitFor(
          Promise.all(works.map((one) => run(one).catch((error: AppError) => error))),
        );

        expect(refusals.every((error) => error === undefined || error instanceof AppError)).toBe(true);
        expect(used()).toBe(spent + held());
        expect(used()).toBeLessThanOrEqual(budget);
        advance(leaseSeconds + 1);
        await expect(scheduler.waitFor(take(budget - spent + 1))).rejects.toMatchObject({ code: 'budget_exceeded' });
        if (spent < budget) await scheduler.waitFor(take(budget - spent));
        expect(used()).toBe(budget);
      }),
      { numRuns: 300 },
    ));
});
