import { describe, expect, test } from 'vitest';
import { reviewRoutes } from '#shared/contracts/reviews.ts';
import { fakeServer, refuse, type Use } from '#test/sdk/fake-server.ts';
import { runCommand } from '../support/played-shell.ts';

const pending = { ...reviewRoutes.getReview.example.response, baseVersion: 1, version: 2 };
const { diff: _, ...summary } = pending;
const list: Use = () => ({ data: [summary], nextCursor: null });

const asked = async (words: readonly string[], uses: Readonly<Record<string, Use>>) => {
  const server = fakeServer(uses);
  const ran = await runCommand(['review', ...words], { fetch: server.fetch });
  return { ...ran, last: server.received.at(-1)! };
};

describe('reviews', () => {
  test('that wait are listed', async () => {
    const { stdout, last } = await asked(['list'], { listReviews: list });
    expect(last.query).toMatchObject({ status: 'pending' });
    expect(stdout).toMatch(
      /^rev_\S+ {2}support-reply@2 {2}pending {2}scan: pass, 1 low {2}by usr_\S+ {2}A first version\.\n$/,
    );
  });

  test('are shown with what the version changes', async () => {
    const { stdout, last } = await asked(['show', pending.id], {
      getReview: () => pending,
      diffVersions: () => ({ from: 1, to: 2, messages: [], variables: [], model: [] }),
    });
    expect(last.headers.get('accept')).toBe('text/x-diff');
    expect(last.params).toMatchObject({ prompt: 'support-reply', version: '1', other: '2' });
    expect(stdout).toContain('support-reply@2  pending');
    expect(stdout).toContain('compared with version 1');
  });

  test.each([
    [['approve', 'support-reply'], { decision: 'approve' }],
    [['approve', pending.id, '--comment', 'fine'], { decision: 'approve', comment: 'fine' }],
    [['reject', 'support-reply@2', '--comment', 'no'], { decision: 'reject', comment: 'no' }],
    [['request-changes', 'support-reply', '--comment', 'shorter'], { decision: 'request_changes', comment: 'shorter' }],
  ])('are decided by %j', async (words, body) => {
    const { code, last } = await asked(words, { listReviews: list, decideReview: () => pending });
    expect([code, last.params['review'], last.body]).toEqual([0, pending.id, body]);
  });

  test('are not decided without a word, nor by the author', async () => {
    const silent = await asked(['reject', pending.id], {}).catch((error: unknown) => error);
    expect(silent).toMatchObject({ code: 2, stderr: expect.stringContaining('say why: --comment TEXT') });
    const own = await asked(['approve', pending.id], { decideReview: () => refuse('separation_of_duties') });
    expect(own.code).toBe(1);
    expect(own.stderr).toContain('(separation_of_duties)\nLet somebody else decide');
  });

  test('that were approved are withdrawn, and it is said why', async () => {
    const words = ['withdraw', 'support-reply', '--comment', 'leaks'];
    const { code, stdout, last } = await asked(words, {
      listReviews: ({ query }) =>
        query['status'] === 'approved' ? { data: [summary], nextCursor: null } : refuse('not_found'),
      withdrawReview: () => reviewRoutes.withdrawReview.example.response,
    });
    expect([code, last.params['review'], last.body]).toEqual([0, pending.id, { reason: 'leaks' }]);
    expect(stdout).toContain('is withdrawn.');
    const silent = await asked(['withdraw', pending.id], {}).catch((error: unknown) => error);
    expect(silent).toMatchObject({ code: 2, stderr: expect.stringContaining('say why: --comment TEXT') });
  });

  test('are asked for', async () => {
    const { code, last } = await asked(['request', 'support-reply@2', '--note', 'new'], {
      requestReview: () => pending,
    });
    expect([code, last.params['version'], last.body]).toEqual([0, '2', { note: 'new' }]);
  });
});
