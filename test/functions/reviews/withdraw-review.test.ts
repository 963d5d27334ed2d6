import { expect, test } from 'vitest';
import { reviewRoutes } from '#shared/contracts/reviews.ts';
import { isApproved } from '#shared/domain/version.ts';
import { apiKeyOf, callerOf, editor, userOf } from '#test/support/world.ts';
import { admin, harmless, leaking, pipeline, reviewer } from './pipeline.ts';

const approved = async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const { id } = await world.request(1);
  await world.decide(id, 'approve');
  return { ...world, id };
};

test('whoever approved takes it back: the version is not approved any more, and everybody is told why', async () => {
  const world = await approved();

  const review = await world.withdraw(world.id);

  expect(reviewRoutes.withdrawReview.response.body.parse(review)).toMatchObject({
    status: 'withdrawn',
    decisions: [{ decision: 'approve' }],
    withdrawal: { by: { id: 'usr_reviewer' }, reason: 'Customers complain.' },
  });
  const version = await world.version(1);
  expect(version).toMatchObject({ status: 'changes_requested', withdrawal: { bypass: false } });
  expect(version.approval).toBeUndefined();
  expect(isApproved(version)).toBe(false);
  expect(world.rowsOf('AUDIT').at(-1)).toMatchObject({
    action: 'review.withdraw',
    target: 'support-reply@1',
    change: { review: world.id, reason: 'Customers complain.' },
  });
  expect(world.rowsOf('EVENT').at(-1)).toMatchObject({
    event: { type: 'review.withdrawn', data: { version: 1, review: world.id, reason: 'Customers complain.' } },
  });
});

test('whoever approved may also when they are a viewer by now, and an admin may, even the author', async () => {
  const byViewer = await approved();
  const demoted = callerOf(userOf('reviewer', { default: 'viewer' }));
  await expect(byViewer.withdraw(byViewer.id, demoted)).resolves.toMatchObject({ status: 'withdrawn' });

  const byAuthor = await pipeline();
  await byAuthor.scanned(harmless, admin);
  const { id } = await byAuthor.request(1, editor);
  await byAuthor.decide(id, 'approve');
  await expect(byAuthor.withdraw(id, admin)).resolves.toMatchObject({ status: 'withdrawn' });
});

test.each([
  ['another reviewer', callerOf(userOf('other', { default: 'reviewer' })), 'forbidden'],
  ['an editor', editor, 'forbidden'],
  ['an API key', callerOf(apiKeyOf('key_1', 'usr_reviewer', ['read', 'write', 'deploy'])), 'insufficient_scope'],
])('%s may not', async (_who, caller, code) => {
  const world = await approved();

  await expect(world.withdraw(world.id, caller)).rejects.toMatchObject({ code });
  expect(isApproved(await world.version(1))).toBe(true);
});

test('only an approval that stands can be taken back, and once', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const { id } = await world.request(1);
  await expect(world.withdraw(id, admin)).rejects.toMatchObject({ code: 'review_closed' });

  await world.decide(id, 'approve');
  await world.withdraw(id);

  await expect(world.withdraw(id)).rejects.toMatchObject({ code: 'review_closed' });
  await expect(world.decide(id, 'approve')).rejects.toMatchObject({ code: 'review_closed' });
  await expect(world.request(1)).rejects.toMatchObject({ code: 'review_closed' });
});

test('a withdrawal stays whatever a later scan says', async () => {
  const world = await approved();
  await world.withdraw(world.id);
  const { id } = await world.rescan(1);
  await world.scan(1, id);

  expect(await world.version(1)).toMatchObject({ status: 'changes_requested', withdrawal: { bypass: false } });
});

test('the approval of a broken glass is taken back by an admin, on a route of its own', async () => {
  const world = await pipeline();
  await world.scanned(leaking);
  await world.breakGlass(1);

  const version = await world.withdrawBypass(1);

  expect(version).toMatchObject({ status: 'changes_requested', withdrawal: { bypass: true, reason: 'It is over.' } });
  expect(world.rowsOf('AUDIT').at(-1)).toMatchObject({ action: 'version.withdraw_break_glass' });
  expect(world.rowsOf('EVENT').at(-1)).toMatchObject({ event: { type: 'review.withdrawn', data: { version: 1 } } });
  await expect(world.withdrawBypass(1)).rejects.toMatchObject({ code: 'review_closed' });
});

test('an earlier review does not take back the approval of the glass that was broken after it', async () => {
  const world = await approved();
  await world.withdraw(world.id);
  const broken = await world.breakGlass(1);

  expect(broken.withdrawal).toBeUndefined();
  await expect(world.withdraw(world.id)).rejects.toMatchObject({ code: 'review_closed' });
  expect(isApproved(await world.version(1))).toBe(true);
});

test('a review’s approval is not taken back by the route of broken glasses', async () => {
  const world = await approved();

  await expect(world.withdrawBypass(1)).rejects.toMatchObject({ code: 'review_closed' });
});

test.each([
  [admin, reviewer],
  [reviewer, admin],
])('of two who take it back at once one does, and the other is told that it is done', async (first, second) => {
  const world = await approved();

  const answers = await Promise.allSettled([world.withdraw(world.id, first), world.withdraw(world.id, second)]);

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'review_closed' } });
  const types = world.rowsOf('EVENT').map(({ event }) => (event as { type: string }).type);
  expect(types.filter((type) => type === 'review.withdrawn')).toHaveLength(1);
});
