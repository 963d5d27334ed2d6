import { expect, test } from 'vitest';
import { listRolloutBlocks } from '#functions/rollouts/list-rollout-blocks.ts';
import { blockView } from '#shared/contracts/rollout-view.ts';
import { keys } from '#shared/data/keys.ts';
import type { Write } from '#shared/data/table.ts';
import { rolloutWorld, tenant } from '#test/support/rollouts.ts';
import { asked } from '#test/support/world.ts';

type World = Awaited<ReturnType<typeof rolloutWorld>>;

const first = 29_729_520;

/** What workers count, spread over as many shards as under heavy traffic. */
const count = async ({ openTable }: World, rollout: string, id: number, epoch: number, shards: number) => {
  const entity = { entity: 'BLOCK', id, epoch };
  const writes = (['stable', 'canary'] as const).flatMap((arm): Write[] => [
    { update: keys.block(tenant, rollout, { id, epoch, arm }), set: { ...entity, arm }, add: { count: 2, errors: 1 } },
    ...Array.from({ length: shards - 1 }, (_, shard): Write => {
      const key = keys.spreadBlock(tenant, rollout, { id, epoch, arm, shard: shard + 1 });
      return { update: key, set: { ...entity, arm }, add: { count: 1, qualityCount: 1, qualitySum: 0.5 } };
    }),
    { update: keys.totals(tenant, rollout, arm), set: { entity: 'TOTALS', arm }, add: { count: shards + 1 } },
  ]);
  await openTable(tenant).transact(writes);
  await openTable(tenant).transact([
    { update: keys.shards(tenant, rollout), set: { entity: 'SHARDS', width: shards } },
  ]);
};

const everyPage = async ({ dependencies }: World, rollout: string, limit: number) => {
  const blocks: unknown[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const query = { limit, ...(cursor !== null && { cursor }) };
    const command = { ...asked(), workspace: 'default', prompt: 'greeting', rollout, query };
    const page: Awaited<ReturnType<typeof listRolloutBlocks>> = await listRolloutBlocks(dependencies, command);
    expect(page.data.length).toBeLessThanOrEqual(limit);
    blocks.push(...page.data.map((block) => blockView.parse(block)));
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== null);
  return { blocks, pages };
};

test.each([1, 3])('the blocks of a rollout come oldest first, page by page, from %i shards', async (shards) => {
  const world = await rolloutWorld();
  await world.release(1);
  const { id, epoch } = await world.start({ version: 2 });
  for (const block of [2, 0, 1, 5]) await count(world, id, first + block, epoch, shards);
  await world.promote(id);
  await count(world, id, first + 1, epoch + 1, shards);

  const { blocks, pages } = await everyPage(world, id, 2);

  expect(pages).toBe(3);
  expect(blocks).toMatchObject([
    { id: first, epoch, percent: 25, at: '2026-07-11T12:00:00.000Z' },
    { id: first + 1, epoch, percent: 25 },
    { id: first + 1, epoch: epoch + 1, percent: 100 },
    { id: first + 2, epoch, percent: 25 },
    { id: first + 5, epoch, percent: 25 },
  ]);
  const arm = { count: shards + 1, errors: 1, qualityCount: shards - 1, qualitySum: (shards - 1) / 2 };
  expect(blocks[0]).toMatchObject({ canary: arm, stable: arm });
  expect((await everyPage(world, id, 100)).blocks).toEqual(blocks);
});

test('more rows than are read at once make no block twice and none by halves', async () => {
  const world = await rolloutWorld();
  const { id, epoch } = await world.start();
  for (let block = 0; block < 30; block += 1) await count(world, id, first + block, epoch, 40);

  const { blocks } = await everyPage(world, id, 7);

  expect(blocks).toHaveLength(30);
  for (const block of blocks)
    expect(block).toMatchObject({ canary: { count: 41 }, stable: { count: 41 }, percent: null });
});

test('a rollout without outcomes has no blocks, and one that is not there is not found', async () => {
  const world = await rolloutWorld();
  const { id } = await world.start();

  expect(await everyPage(world, id, 25)).toEqual({ blocks: [], pages: 1 });
  await expect(everyPage(world, 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E', 25)).rejects.toMatchObject({ code: 'not_found' });
});
