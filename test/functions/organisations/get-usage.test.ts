import { expect, test } from 'vitest';
import { getUsage } from '#functions/organisations/get-usage.ts';
import { usageRoutes } from '#shared/contracts/usage.ts';
import { keys } from '#shared/data/keys.ts';
import { reservationRepository } from '#shared/data/reservation-repository.ts';
import { usageRepository } from '#shared/data/usage-repository.ts';
import { quotas } from '#shared/domain/plan.ts';
import { reserve } from '#shared/domain/reservation.ts';
import { asked, editor, memoryTables, testEffects } from '#test/support/world.ts';

const setUp = () => {
  const { openTable } = memoryTables();
  const effects = testEffects();
  const reservations = reservationRepository(openTable);
  const { tenant } = editor;
  const usage = async () => {
    const answer = await getUsage({ ...effects, usage: usageRepository(openTable) }, asked());
    usageRoutes.getUsage.response.body.parse(answer);
    return answer;
  };
  const limit = async (name: string) => (await usage()).limits.find((each) => each.name === name);
  const use = (name: string, period: string, used: number) =>
    openTable(tenant).transact([{ update: keys.counter(tenant, name, period), set: { name, period, used } }]);
  const take = (amount: number) =>
    reserve({ reservations, ...effects }, editor, { name: 'monthlyBudget', amount, leaseSeconds: 60 });
  return { ...effects, usage, limit, use, take };
};

test('an organisation without counters has used nothing of what its plan allows', async () => {
  const { usage } = setUp();

  const { plan, limits, rates } = await usage();

  expect(plan).toBe('trial');
  expect(Object.fromEntries(limits.map(({ name, limit }) => [name, limit]))).toEqual(quotas.trial);
  expect(limits.every(({ used }) => used === 0)).toBe(true);
  expect(rates).toEqual([
    { name: 'requests', perSecond: 100, burst: 1000 },
    { name: 'serving', perSecond: 100, burst: 1000 },
  ]);
});

test('what is counted in this period is used, and nothing of the one before', async () => {
  const { use, limit, advance } = setUp();
  await use('prompts', 'always', 31);
  await use('versionsPerDay', '2026-11-21', 12);
  await use('webhooks', 'always', -1);

  expect(await limit('prompts')).toEqual({ name: 'prompts', limit: 2000, used: 31, resetsAt: null });
  expect(await limit('versionsPerDay')).toMatchObject({ used: 12, resetsAt: '2026-11-22T00:00:00.000Z' });
  expect(await limit('webhooks')).toMatchObject({ used: 0 });
  advance(24 * 3600);
  expect(await limit('versionsPerDay')).toMatchObject({ used: 0, resetsAt: '2026-11-23T00:00:00.000Z' });
});

test('what is reserved is used until its lease is over', async () => {
  const { take, limit, advance } = setUp();
  await take(500);
  expect(await limit('monthlyBudget')).toMatchObject({ used: 500, resetsAt: '2026-12-01T00:00:00.000Z' });

  advance(60);

  expect(await limit('monthlyBudget')).toMatchObject({ used: 0 });
});
