import { expect, test } from 'vitest';
import { getReview } from '#functions/reviews/get-review.ts';
import { listReviews } from '#functions/reviews/list-reviews.ts';
import { reviewRoutes } from '#shared/contracts/reviews.ts';
import type { VersionContent } from '#shared/domain/version.ts';
import { asked } from '#test/support/world.ts';
import { harmless, leaking, pipeline, workspace } from './pipeline.ts';

const say = (content: string): VersionContent => ({ messages: [{ role: 'system', content }], variables: {} });

test('only a version that is ready can be reviewed, and once', async () => {
  const world = await pipeline();
  const { scan } = await world.create(harmless);
  await expect(world.request(1)).rejects.toMatchObject({ code: 'scan_pending' });

  await world.scan(1, scan.id);
  await world.request(1);
  await expect(world.request(1)).rejects.toMatchObject({ code: 'review_exists' });

  await world.scanned(leaking);
  await expect(world.request(2)).rejects.toMatchObject({ code: 'critical_findings' });
  await expect(world.request(3)).rejects.toMatchObject({ code: 'not_found' });
});

test('of two who ask at the same moment one gets the review', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const outcomes = await Promise.allSettled([world.request(1), world.request(1)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'review_exists' } });
  expect(world.rowsOf('REVIEW')).toHaveLength(1);
});

test('the diff is against the latest approved version before, else the one before, else none', async () => {
  const world = await pipeline();
  for (const text of ['One.', 'Two.', 'Three.', 'Four.']) await world.scanned(say(text));

  expect(await world.request(1)).toMatchObject({ baseVersion: null, diff: null });
  const second = await world.request(2);
  expect(second).toMatchObject({ baseVersion: 1, diff: { from: 1, to: 2 } });
  await world.decide(second.id, 'approve');
  expect(await world.request(4)).toMatchObject({ baseVersion: 2, diff: { from: 2, to: 4, messages: [{ index: 0 }] } });
  expect(await world.request(3, undefined, { baseVersion: 1 })).toMatchObject({ baseVersion: 1 });
});

test.each([1, 7])('version %i is no base for version 1', async (baseVersion) => {
  const world = await pipeline();
  await world.scanned(harmless);
  await expect(world.request(1, undefined, { baseVersion })).rejects.toMatchObject({
    faults: [{ path: 'body.baseVersion' }],
  });
  expect(await world.version(1)).toMatchObject({ status: 'ready' });
});

test('reviews are listed, newest first, also by their status', async () => {
  const world = await pipeline();
  for (const text of ['One.', 'Two.']) await world.scanned(say(text));
  const first = await world.request(1, undefined, { note: 'Please.' });
  const second = await world.request(2);
  await world.decide(first.id, 'approve');
  const list = async (status?: 'pending' | 'approved') => {
    const page = await listReviews(world.dependencies, { ...asked(), workspace, query: { limit: 25, status } });
    return reviewRoutes.listReviews.response.body.parse(page).data.map(({ id }) => id);
  };

  expect(await list()).toEqual([second.id, first.id]);
  expect(await list('pending')).toEqual([second.id]);
  const read = await getReview(world.dependencies, { ...asked(), workspace, review: first.id });
  expect(reviewRoutes.getReview.response.body.parse(read)).toMatchObject({ note: 'Please.', status: 'approved' });
});
