import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCounterShards } from '#shared/data/counter-shards.ts';
import { counterGroups, keys, mostCounterShards, partitions } from '#shared/data/keys.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { organisationA } from '#test/support/world.ts';

const tenant = tenantOf(organisationA);

test('everything begins with one shard, and whoever meets others draws from more', () => {
  const shards = createCounterShards((below) => below - 1);

  expect(shards.of('a')).toBe(0);
  expect(shards.move('a')).toEqual({ shard: 3, width: 4 });
  expect(shards.move('a')).toEqual({ shard: 15, width: 16 });
  expect(shards.of('a')).toBe(15);
  expect(shards.move('c', 64)).toEqual({ shard: 63, width: 64 });
  expect(shards.of('b')).toBe(0);
  for (let time = 0; time < 10; time += 1) shards.move('a');
  expect(shards.move('a')).toEqual({ shard: mostCounterShards - 1, width: mostCounterShards });
});

test('what was moved long ago begins anew', () => {
  const shards = createCounterShards((below) => below - 1);
  shards.move('old');
  for (let name = 0; name < 1000; name += 1) shards.move(String(name));

  expect(shards.of('old')).toBe(0);
  expect(shards.of('0')).toBe(3);
});

test('every shard lies where readers are told to look', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: mostCounterShards }), fc.nat(), (width, drawn) => {
      const shard = 1 + (drawn % (width - 1));
      const told = counterGroups(width).map((group) => partitions.spreadCounts(tenant, 'rol_1', group));

      expect(told).toContain(keys.spreadTotals(tenant, 'rol_1', 'canary', shard).PK);
      expect(told).toContain(keys.spreadBlock(tenant, 'rol_1', { id: 1, epoch: 1, arm: 'stable', shard }).PK);
    }),
  );
  expect(counterGroups(0)).toEqual([]);
  expect(counterGroups(1)).toEqual([]);
});
