import { expect, test } from 'vitest';
import { mailboxTag } from '#shared/domain/mailbox.ts';
import { apiKeyOf, callerOf, editor, userOf } from '#test/support/world.ts';
import { admin, harmless, leaking, pipeline, reviewer } from './pipeline.ts';

test('a version goes from its creation over scan and review to its approval', async () => {
  const world = await pipeline();
  const { version, status, scan } = await world.create(harmless);
  expect({ version, status }).toEqual({ version: 1, status: 'scanning' });

  await world.scan(1, scan.id);
  expect(await world.version(1)).toMatchObject({ status: 'ready', scan: { id: scan.id } });

  const review = await world.request(1);
  expect(review).toMatchObject({ status: 'pending', baseVersion: null, diff: null, author: { id: 'usr_editor' } });
  expect(await world.version(1)).toMatchObject({ status: 'in_review', review: review.id });

  const decided = await world.decide(review.id, 'approve');
  expect(decided).toMatchObject({
    status: 'approved',
    decisions: [{ by: { id: 'usr_reviewer' }, decision: 'approve' }],
  });
  const approved = await world.version(1);
  expect(approved).toMatchObject({
    status: 'approved',
    approval: { contentHash: approved.contentHash, ruleset: approved.scan.ruleset, bypass: false },
  });
  expect(approved.review).toBeUndefined();
  expect(world.rowsOf('EVENT').map(({ event }) => (event as { type: string }).type)).toEqual([
    'prompt.created',
    'version.created',
    'scan.completed',
    'review.requested',
    'review.approved',
  ]);
});

test.each(['approve', 'reject', 'request_changes'] as const)(
  'the author cannot %s, whatever their role',
  async (decision) => {
    const world = await pipeline();
    await world.scanned(harmless, admin);
    const review = await world.request(1, editor);

    await expect(world.decide(review.id, decision, admin)).rejects.toMatchObject({ code: 'separation_of_duties' });
    expect(await world.version(1)).toMatchObject({ status: 'in_review' });
  },
);

test('whoever made an API key cannot decide on the versions that the key creates', async () => {
  const world = await pipeline();
  const key = callerOf(apiKeyOf('key_1', 'usr_admin', ['write']));
  await world.scanned(harmless, key);
  const review = await world.request(1);

  expect(review.author).toEqual({ type: 'apiKey', id: 'key_1' });
  await expect(world.decide(review.id, 'approve', admin)).rejects.toMatchObject({ code: 'separation_of_duties' });
  await expect(world.decide(review.id, 'approve', key)).rejects.toMatchObject({ code: 'insufficient_scope' });
  await expect(world.decide(review.id, 'approve', reviewer)).resolves.toMatchObject({ status: 'approved' });
});

test.each([
  ['another account with the same address', 'Ada@Example.com.'],
  ['another account with the same address in another form', 'ａｄａ@example．com'],
])('the author cannot decide by %s', async (_by, address) => {
  const world = await pipeline();
  const second = callerOf(userOf('second', { default: 'admin' }));
  world.addresses.set('usr_editor', 'ada@example.com').set('usr_second', address);
  await world.scanned(harmless);
  const review = await world.request(1, second);

  for (const decision of ['approve', 'reject', 'request_changes'] as const) {
    await expect(world.decide(review.id, decision, second)).rejects.toMatchObject({ code: 'separation_of_duties' });
  }
});

test('an author is recognised behind another account when they are no member any more', async () => {
  const world = await pipeline();
  world.addresses.set('usr_editor', 'ada@example.com').set('usr_reviewer', 'ada@example.com');
  await world.scanned(harmless);
  const review = await world.request(1, admin);
  world.addresses.set('usr_editor', undefined);

  await expect(world.decide(review.id, 'approve')).rejects.toMatchObject({ code: 'separation_of_duties' });
});

test('whoever made a key that outlives their membership is recognised when they come again', async () => {
  const world = await pipeline();
  world.addresses.set('usr_former', undefined).set('usr_reviewer', 'ada@example.com');
  const createdByMailbox = mailboxTag(world.dependencies.hash, world.tenant, 'ada@example.com');
  const key = callerOf({ ...apiKeyOf('key_1', 'usr_former', ['write']), createdByMailbox });
  await world.scanned(harmless, key);
  const review = await world.request(1);

  await expect(world.decide(review.id, 'approve')).rejects.toMatchObject({ code: 'separation_of_duties' });
});

test('who was removed at the same moment decides nothing', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const review = await world.request(1);
  world.addresses.set('usr_reviewer', undefined);

  await expect(world.decide(review.id, 'approve')).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('an approval is of one version: the same content by another author needs another person again', async () => {
  const world = await pipeline();
  const ben = callerOf(userOf('ben', { default: 'admin' }));
  await world.scanned(harmless, editor);
  await expect(world.create(harmless, ben)).rejects.toMatchObject({ code: 'unchanged' });
  const first = await world.decide((await world.request(1)).id, 'approve', ben);
  await world.scanned(leaking, editor);

  await world.scanned(harmless, ben);
  const [approved, again] = [await world.version(1), await world.version(3)];
  expect(again.contentHash).toBe(approved.contentHash);
  expect(first.decisions).toMatchObject([{ by: { id: 'usr_ben' } }]);
  expect(again).toMatchObject({ status: 'ready', authors: ['usr_ben'] });
  expect(again.approval).toBeUndefined();

  const review = await world.request(3, editor);
  await expect(world.decide(review.id, 'approve', ben)).rejects.toMatchObject({ code: 'separation_of_duties' });
  await expect(world.decide(review.id, 'approve', reviewer)).resolves.toMatchObject({ status: 'approved' });
});

test.each([
  ['reject', 'rejected', 'review.rejected'],
  ['request_changes', 'changes_requested', 'review.changes_requested'],
] as const)('to %s closes the review for good', async (decision, status, type) => {
  const world = await pipeline();
  await world.scanned(harmless);
  const review = await world.request(1);

  expect(await world.decide(review.id, decision)).toMatchObject({ status, decisions: [{ comment: 'Because.' }] });

  expect(await world.version(1)).toMatchObject({ status });
  expect((await world.version(1)).approval).toBeUndefined();
  expect(world.rowsOf('EVENT').at(-1)).toMatchObject({ event: { type, data: { review: review.id } } });
  await expect(world.decide(review.id, 'approve')).rejects.toMatchObject({ code: 'review_closed' });
  await expect(world.request(1)).rejects.toMatchObject({ code: 'review_closed' });
});

test('of two reviewers who decide at the same moment one is told that it is over', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const review = await world.request(1);
  const other = callerOf(userOf('other', { default: 'reviewer' }));

  const outcomes = await Promise.allSettled([
    world.decide(review.id, 'approve'),
    world.decide(review.id, 'reject', other),
  ]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'review_closed' } });
  expect((await world.dependencies.reviews.get(world.tenant, 'default', review.id)).decisions).toHaveLength(1);
});

test('comments never reach the audit trail or the events', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const review = await world.request(1);
  await world.decide(review.id, 'reject');

  const written = JSON.stringify([...world.rowsOf('AUDIT'), ...world.rowsOf('EVENT')]);
  expect(written).not.toContain('Because.');
  expect(written).not.toContain('kind tone');
});
