import { describe, expect, inject, test } from 'vitest';
import { promptFile } from '#demo/story.ts';
import { addVersion, demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';
import {
  expectEntityTag,
  forbidden,
  id,
  insufficient,
  notFound,
  number,
  postTwice,
  refusal,
  sha256,
  text,
  time,
  user,
} from './shapes.ts';

type Review = { id: string; status: string };

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner } = organisation;
const [editor, reviewer, viewer, admin] = [
  await organisation.join('editor'),
  await organisation.join('reviewer'),
  await organisation.join('viewer'),
  await organisation.join('admin'),
];
const prompts = `${workspace}/prompts`;
const reviews = `${workspace}/reviews`;
await demanded(editor.call('POST', prompts, { name: 'reviewed' }), 201);
const versions = `${prompts}/reviewed/versions`;

const ready = async (mark: string) => (await addVersion(editor, 'reviewed', harmless(mark))).version;
const request = (version: number, body: object = {}) =>
  editor.call<Review>('POST', `${versions}/${version}/reviews`, body);
const requested = async (mark: string) => {
  const version = await ready(mark);
  const { id: review } = await demanded(request(version), 201);
  return { version, review, decisions: `${reviews}/${review}/decisions` };
};
const statusOf = async (version: number) =>
  (await viewer.call<{ status: string }>('GET', `${versions}/${version}`)).body.status;

const summary = { critical: number, high: number, medium: number, low: number };
const scan = { id: id('scn'), verdict: text, summary };

describe('reviews', () => {
  test('are asked for once, and show what the version changes', async () => {
    await ready('1');
    const version = await ready('2');
    const answer = await postTwice<Review>(editor.call, `${versions}/${version}/reviews`, { note: 'A second one.' });

    expect([answer.status, answer.body]).toEqual([
      201,
      {
        id: id('rev'),
        prompt: 'reviewed',
        version,
        baseVersion: version - 1,
        author: user(editor.id),
        requestedBy: user(editor.id),
        status: 'pending',
        note: 'A second one.',
        diff: expect.objectContaining({ from: version - 1, to: version, messages: expect.any(Array) }),
        scan,
        decisions: [],
        createdAt: time,
      },
    ]);
    expect(await statusOf(version)).toBe('in_review');
    expect(await refusal(request(version))).toEqual([409, 'review_exists']);
    const path = `${reviews}/${answer.body.id}`;
    expect((await viewer.call('GET', path)).body).toEqual(answer.body);
    await expectEntityTag(viewer.call, path);
    expect(await refusal(viewer.call('GET', `${reviews}/rev_${'0'.repeat(26)}`))).toEqual(notFound);
  });

  test('are approved by a second person, and the approval is of the content', async () => {
    const { version, decisions } = await requested('approve');

    expect(await refusal(editor.call('POST', decisions, { decision: 'approve' }))).toEqual([
      403,
      'separation_of_duties',
    ]);
    expect(await refusal(viewer.call('POST', decisions, { decision: 'approve' }))).toEqual(forbidden);
    const answer = await postTwice(reviewer.call, decisions, { decision: 'approve' });

    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({
        status: 'approved',
        decisions: [{ by: user(reviewer.id), decision: 'approve', comment: null, at: time }],
      }),
    ]);
    const { body } = await viewer.call('GET', `${versions}/${version}`);
    expect(body).toMatchObject({
      status: 'approved',
      approval: { contentHash: sha256, ruleset: text, by: user(reviewer.id), at: time, bypass: false },
    });
    expect(await refusal(admin.call('POST', decisions, { decision: 'approve' }))).toEqual([409, 'review_closed']);
    expect(await refusal(request(version))).toEqual([409, 'review_exists']);
  });

  test.each([
    ['reject', 'rejected'],
    ['request_changes', 'changes_requested'],
  ])('to %s takes a comment', async (decision, status) => {
    const { version, decisions } = await requested(decision);

    expect(await refusal(reviewer.call('POST', decisions, { decision }))).toEqual([
      400,
      'validation_failed',
      'body.comment',
    ]);
    const { body } = await reviewer.call('POST', decisions, { decision, comment: 'Not like this.' });
    expect(body).toMatchObject({ status, decisions: [{ decision, comment: 'Not like this.' }] });
    expect(await statusOf(version)).toBe(status);
    expect(await refusal(request(version))).toEqual([409, 'review_closed']);
  });

  test('are taken back by whoever approved, or by an admin, and nobody else', async () => {
    const { version, review, decisions } = await requested('withdrawn');
    const path = `${reviews}/${review}/withdraw`;
    const reason = 'It promises refunds.';
    expect(await refusal(admin.call('POST', path, { reason }))).toEqual([409, 'review_closed']);
    await demanded(reviewer.call('POST', decisions, { decision: 'approve' }), 200);

    for (const { call } of [editor, viewer]) expect(await refusal(call('POST', path, { reason }))).toEqual(forbidden);
    const key = await organisation.key('read', 'write', 'deploy');
    expect(await refusal(key.call('POST', path, { reason }))).toEqual(insufficient);
    expect(await refusal(reviewer.call('POST', path, {}))).toEqual([400, 'validation_failed', 'body.reason']);
    const answer = await postTwice(reviewer.call, path, { reason });

    const withdrawal = { by: user(reviewer.id), at: time, reason };
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ status: 'withdrawn', withdrawal })]);
    const { body } = await viewer.call<object>('GET', `${versions}/${version}`);
    expect(body).toMatchObject({ status: 'changes_requested', withdrawal: { ...withdrawal, bypass: false } });
    expect(body).not.toHaveProperty('approval');
    expect(await refusal(admin.call('POST', path, { reason }))).toEqual([409, 'review_closed']);
    expect(await refusal(request(version))).toEqual([409, 'review_closed']);
  });

  test('are decided by no author, whatever their role, not even through a key of theirs, and by no key', async () => {
    await demanded(owner.call('POST', prompts, { name: 'owned' }), 201);
    const path = `${prompts}/owned/versions`;
    const key = await organisation.key('read', 'write', 'deploy');
    const reviewOf = async (author: typeof owner, mark: string) => {
      const { version } = await addVersion(author, 'owned', harmless(mark));
      return demanded(owner.call<Review>('POST', `${path}/${version}/reviews`, {}), 201);
    };

    for (const { id: review } of [await reviewOf(owner, 'by the owner'), await reviewOf(key, 'by their key')]) {
      const decide = (who: typeof owner) =>
        refusal(who.call('POST', `${reviews}/${review}/decisions`, { decision: 'approve' }));
      expect(await decide(owner)).toEqual([403, 'separation_of_duties']);
      expect(await decide(key)).toEqual(insufficient);
    }
  });

  test('are asked for by those who write, of a version that passed its scan', async () => {
    await demanded(editor.call('POST', prompts, { name: 'bad' }), 201);
    const { version } = await addVersion(editor, 'bad', await promptFile('refund-agent'));
    const path = `${prompts}/bad/versions/${version}/reviews`;

    expect(await refusal(editor.call('POST', path, {}))).toEqual([409, 'critical_findings']);
    for (const { call } of [viewer, reviewer]) expect(await refusal(call('POST', path, {}))).toEqual(forbidden);
    const key = await organisation.key('write');
    expect(await refusal(key.call('POST', path, {}))).toEqual(insufficient);
    expect(await refusal(request(await ready('based'), { baseVersion: 99 }))).toEqual([
      400,
      'validation_failed',
      'body.baseVersion',
    ]);
    expect(await refusal(request(999))).toEqual(notFound);
  });

  test('are listed by their status, without their diffs', async () => {
    const { review } = await requested('listed');
    const { body } = await viewer.call<{ data: Record<string, unknown>[] }>('GET', `${reviews}?status=pending`);

    expect(body.data[0]).toMatchObject({ id: review, status: 'pending', prompt: 'reviewed', scan, decisions: [] });
    expect(body.data[0]).not.toHaveProperty('diff');
    expect(body.data.every(({ status }) => status === 'pending')).toBe(true);
    expect(await refusal(viewer.call('GET', `${reviews}?status=lost`))).toEqual([
      400,
      'validation_failed',
      'query.status',
    ]);
  });
});

describe('breaking the glass', () => {
  const reason = 'Customers are told wrong prices.';

  test('approves without a review, for an admin who says why, and is told', async () => {
    const { version, review } = await requested('glass');
    const path = `${versions}/${version}/break-glass`;

    for (const { call } of [editor, reviewer, viewer]) {
      expect(await refusal(call('POST', path, { reason }))).toEqual(forbidden);
    }
    expect(await refusal(admin.call('POST', path, { reason: 'Too short.' }))).toEqual([
      400,
      'validation_failed',
      'body.reason',
    ]);
    const answer = await postTwice(admin.call, path, { reason });

    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ status: 'approved', approval: expect.objectContaining({ bypass: true }) }),
    ]);
    expect((await viewer.call('GET', `${reviews}/${review}`)).body).toMatchObject({ status: 'bypassed' });
    const audit = await owner.call<{ data: object[] }>('GET', '/v1/audit-events?action=version.break_glass');
    expect(audit.body.data).toMatchObject([
      { target: `reviewed@${version}`, actor: user(admin.id), change: { reason } },
    ]);
    expect(await refusal(admin.call('POST', path, { reason }))).toEqual([409, 'review_closed']);
  });

  test('goes round the review and round no rule of rollouts', async () => {
    const version = await ready('hasty');
    await demanded(admin.call('POST', `${versions}/${version}/break-glass`, { reason }), 200);
    const rollout = (...steps: [number, number][]) =>
      refusal(
        admin.call('POST', `${prompts}/reviewed/rollouts`, {
          environment: 'production',
          version,
          steps: steps.map(([percent, holdSeconds]) => ({ percent, holdSeconds })),
        }),
      );

    expect(await rollout([100, 60])).toEqual([400, 'validation_failed', 'body.steps']);
    expect(await rollout([50, 60], [100, 60])).toEqual([400, 'validation_failed', 'body.steps.0.percent']);
    expect(await rollout([10, 0], [100, 60])).toEqual([400, 'validation_failed', 'body.steps.0.holdSeconds']);
  });

  test('is taken back by an admin', async () => {
    const { version } = await requested('glass taken back');
    const path = `${versions}/${version}/break-glass`;
    expect(await refusal(admin.call('POST', `${path}/withdraw`, { reason }))).toEqual([409, 'review_closed']);
    await demanded(admin.call('POST', path, { reason }), 200);

    for (const { call } of [editor, reviewer, viewer]) {
      expect(await refusal(call('POST', `${path}/withdraw`, { reason }))).toEqual(forbidden);
    }
    const answer = await postTwice(admin.call, `${path}/withdraw`, { reason: 'It is over.' });
    expect(answer.body).toMatchObject({ status: 'changes_requested', withdrawal: { bypass: true } });
  });
});
