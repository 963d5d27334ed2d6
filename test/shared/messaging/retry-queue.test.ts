import { expect, test } from 'vitest';
import { retryQueue } from '#shared/messaging/retry-queue.ts';
import { testEffects } from '#test/support/world.ts';

const attempt = { organisationId: 'org_1', workspace: 'default', webhook: 'whk_1', delivery: 'dlv_1', revision: 3 };

const setUp = () => {
  const { now } = testEffects();
  const sent: unknown[] = [];
  const scheduled: unknown[] = [];
  const queueRetry = retryQueue(
    { send: async (messages, options) => void sent.push([messages, options]) },
    { sendAt: async (name, at, message) => void scheduled.push([name, at, message]) },
    now,
  );
  return { sent, scheduled, retryIn: (ms: number) => queueRetry(attempt, new Date(now().getTime() + ms)) };
};

test.each([
  [-5000, 0],
  [0, 0],
  [1, 1],
  [4200, 5],
  [900_000, 900],
])('what is due in %i ms waits in the queue for %i seconds', async (ms, delaySeconds) => {
  const { retryIn, sent, scheduled } = setUp();

  await retryIn(ms);

  expect(sent).toEqual([[[attempt], { delaySeconds }]]);
  expect(scheduled).toEqual([]);
});

test('what is due later than the queue can wait is scheduled, under a name of its own', async () => {
  const { retryIn, sent, scheduled } = setUp();

  await retryIn(900_001);

  expect(sent).toEqual([]);
  expect(scheduled).toEqual([['dlv_1-3', new Date('2026-11-21T08:15:00.001Z'), attempt]]);
});
