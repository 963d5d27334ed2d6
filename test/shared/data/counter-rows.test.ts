import { expect, test } from 'vitest';
import { counterWrites } from '#shared/data/counter-rows.ts';
import { countsRepository } from '#shared/data/counts-repository.ts';
import { updateRequest } from '#shared/data/expressions.ts';
import { keys } from '#shared/data/keys.ts';
import { packsOf } from '#shared/data/outcome-packs.ts';
import type { Countable } from '#shared/domain/outcome-counts.ts';
import { noCounts } from '#shared/domain/rollouts/counts.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { memoryTables, organisationA } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);
const now = new Date('2026-11-21T08:00:00.000Z');
const countable = (id: string, some: Partial<Countable> = {}): Countable => ({
  kind: 'outcome',
  id,
  rollout: 'rol_1',
  arm: 'canary',
  epoch: 1,
  block: 7,
  caller: 5,
  cap: null,
  counts: { ...noCounts, count: 1, exposed: 1 },
  latencyMs: 100,
  ...some,
});

test('counters are read from every shard, wherever it lies, those of earlier blocks left out', async () => {
  const { openTable } = memoryTables();
  const table = openTable(tenant);
  for (let shard = 0; shard < 40; shard += 1) {
    for (const block of [6, 7]) {
      const weighed = [{ countable: countable('a', { block }), within: true }];
      await table.transact(counterWrites(tenant, weighed, () => shard, now));
    }
  }
  await table.transact([{ update: keys.shards(tenant, 'rol_1'), set: { entity: 'SHARDS', width: 64 } }]);
  const { observations, totals } = countsRepository(openTable);

  const { blocks, slots } = await observations(tenant, 'rol_1', 6);
  expect(blocks).toMatchObject([{ id: 7, epoch: 1, canary: { count: 40, exposed: 40 }, stable: { count: 0 } }]);
  expect(slots.canary[0]).toEqual({ count: 80, errors: 0, slow: 0, qualityCount: 0, qualitySum: 0 });
  expect(await totals(tenant, 'rol_1')).toMatchObject({ canary: { count: 80, latencyBins: { 21: 80 } } });
});

test('what adds nothing writes nothing', () => {
  const weighed = [{ countable: countable('a', { cap: 1 }), within: false }];
  const writes = counterWrites(tenant, weighed, () => 0, now);

  expect(writes).toHaveLength(1);
  expect(writes[0]).toMatchObject({ update: { SK: 'TOTALS#canary#0' }, add: { count: 1, l21: 1 } });
});

test('98 outcomes of one side and block are one transaction, half as many where callers are capped', () => {
  const outcomes = (some: (index: number) => Partial<Countable>) =>
    packsOf(Array.from({ length: 1000 }, (_, index) => countable(`o${index}`, some(index)))).map(
      ({ length }) => length,
    );

  expect(outcomes(() => ({}))).toEqual([...Array(10).fill(98), 20]);
  expect(outcomes((index) => ({ cap: 5, caller: index }))).toEqual([...Array(20).fill(49), 20]);
  expect(outcomes((index) => ({ cap: 5, caller: index % 2 }))[0]).toBe(96);
});

test('a pack has each name once, as it came first, and an outcome and an announcement may have the same', () => {
  const packs = packsOf([
    countable('a'),
    countable('a', { arm: 'stable' }),
    countable('a', { kind: 'announcement', counts: { ...noCounts, exposed: 3 } }),
  ]);

  expect(packs).toMatchObject([
    [
      { kind: 'outcome', arm: 'canary' },
      { kind: 'announcement', arm: 'canary' },
    ],
  ]);
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
test('an update that raises every slot, measure and latency bin is no longer than DynamoDB allows', () => {
  const counts = {
    count: 1,
    errors: 1,
    slow: 1,
    qualityCount: 1,
    qualitySum: 0.3,
    qualitySumSquares: 0.09,
    exposed: 1,
  };
  const weighed = Array.from({ length: 98 }, (_, index) => {
    const caller = Math.floor(((index % 50) + 0.5) * (2 ** 32 / 50));
    return { countable: countable(`o${index}`, { caller, counts, latencyMs: 1.25 ** (index % 81) }), within: true };
  });
  const totals = counterWrites(tenant, weighed, () => 0, now)
    .filter((write) => 'update' in write)
    .find(({ update }) => update.SK.startsWith('TOTALS'));
  expect(Object.keys(totals?.add ?? {})).toHaveLength(7 + 5 * 50 + 81);
  expect(totals?.add).toMatchObject({ n49: 1, u49: 0.3, n0: 2, u0: 0.6 });
  const { UpdateExpression } = updateRequest('table', totals!);
  expect(UpdateExpression.length).toBeLessThanOrEqual(4096);
});
