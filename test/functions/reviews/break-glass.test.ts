import { expect, test } from 'vitest';
import { reviewRoutes } from '#shared/contracts/reviews.ts';
import { isApproved } from '#shared/domain/version.ts';
import { admin, harmless, leaking, pipeline, workspace } from './pipeline.ts';

test('a blocked version is approved without a review, with its own audit action and event', async () => {
  const world = await pipeline();
  await world.scanned(leaking, admin);

  const version = await world.breakGlass(1);

  expect(version).toMatchObject({ status: 'approved', approval: { bypass: true, by: { id: 'usr_admin' } } });
  expect(isApproved(version)).toBe(true);
  expect(world.rowsOf('AUDIT').at(-1)).toMatchObject({
    action: 'version.break_glass',
    change: { reason: 'The incident cannot wait.', from: 'blocked', verdict: 'block' },
  });
  expect(world.rowsOf('EVENT').at(-1)).toMatchObject({
    event: { type: 'review.bypassed', data: { version: 1, reason: 'The incident cannot wait.' } },
  });
  await expect(world.breakGlass(1)).rejects.toMatchObject({ code: 'review_closed' });
});

test('it is counted for the alarm, before it is done, and not when it is refused', async () => {
  const world = await pipeline();
  const { scan } = await world.create(harmless);
  await expect(world.breakGlass(1)).rejects.toMatchObject({ code: 'scan_pending' });
  expect(world.measured).toEqual([]);

  await world.scan(1, scan.id);
  const failing = { ...world.dependencies.changes, save: async () => Promise.reject(new Error('Who knows?')) };
  await expect(world.breakGlass(1, admin, { changes: failing })).rejects.toThrow('Who knows?');
  expect(world.measured).toEqual(['GlassBroken']);

  await world.breakGlass(1);
  expect(world.measured).toEqual(['GlassBroken', 'GlassBroken']);
  await expect(world.breakGlass(1)).rejects.toMatchObject({ code: 'review_closed' });
  expect(world.measured).toHaveLength(2);
});

test('an open review is closed', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const review = await world.request(1);
  const version = await world.breakGlass(1);

  expect(version.review).toBeUndefined();
  expect(await world.dependencies.reviews.get(world.tenant, workspace, review.id)).toMatchObject({
    status: 'bypassed',
    decisions: [],
  });
  await expect(world.decide(review.id, 'reject')).rejects.toMatchObject({ code: 'review_closed' });
});

test('a version that was rejected can be approved in an emergency', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  await world.decide((await world.request(1)).id, 'reject');
  expect(await world.breakGlass(1)).toMatchObject({ status: 'approved', approval: { bypass: true } });
});

test('not even an emergency goes without a scan', async () => {
  const world = await pipeline();
  await world.create(harmless);
  await expect(world.breakGlass(1)).rejects.toMatchObject({ code: 'scan_pending' });
  world.settings.judge = 'required';
  await world.scan(1, (await world.version(1)).scan.id);
  await expect(world.breakGlass(1)).rejects.toMatchObject({ code: 'scan_incomplete' });
});

test('a reason has twenty characters that say something', () => {
  const { body } = reviewRoutes.breakGlass;
  expect(body.safeParse({ reason: `short${' '.repeat(30)}` }).success).toBe(false);
  expect(body.safeParse({ reason: 'The incident cannot wait.' }).success).toBe(true);
});
