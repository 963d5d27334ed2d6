import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt, Delivery } from '#shared/domain/delivery.ts';
import { afterAttempt } from '#shared/domain/delivery-schedule.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const now = new Date('2026-11-21T08:00:00.000Z');

const deliveryOf = (id: string, tries: number): Delivery => ({
  id,
  workspace: 'default',
  webhook: 'whk_1',
  event: 'evt_1',
  type: 'prompt.created',
  body: '{}',
  status: 'pending',
  attempts: [],
  tries,
  revision: tries + 1,
  createdAt: now.toISOString(),
});

const attemptOf = (status: number | null): Attempt => ({
  at: now.toISOString(),
  status,
  latencyMs: 1,
  error: status === null ? 'connection' : null,
  response: '',
});

const anyDelivery = fc.tuple(fc.uuid(), fc.integer({ min: 0, max: 9 })).map(([id, tries]) => deliveryOf(id, tries));
const anyStatus = fc.option(fc.integer({ min: 100, max: 599 }));
const anyWait = fc.integer({ min: 0, max: 10 ** 9 });

test('every attempt moves the delivery on by one revision, and is in its log', () => {
  fc.assert(
    fc.property(anyDelivery, anyStatus, anyWait, (delivery, status, wait) => {
      const next = afterAttempt(hash, delivery, attemptOf(status), wait, now);

      expect(next).toMatchObject({ revision: delivery.revision + 1, tries: delivery.tries + 1 });
      expect(next.attempts.at(-1)?.status).toBe(status);
      expect(next.nextAttemptAt !== undefined).toBe(next.status === 'pending');
    }),
  );
});

test('2xx delivers, and nothing else does', () => {
  fc.assert(
    fc.property(anyDelivery, anyStatus, (delivery, status) => {
      const isSuccess = status !== null && status >= 200 && status <= 299;

      expect(afterAttempt(hash, delivery, attemptOf(status), 0, now).status === 'delivered').toBe(isSuccess);
    }),
  );
});

test('an attempt is due within a fifth of its place on the schedule, never sooner than asked, and within a day and a fifth', () => {
  const schedule = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 8 }), anyWait, (id, tries, asked) => {
      const { nextAttemptAt = '' } = afterAttempt(hash, deliveryOf(id, tries), attemptOf(500), asked, now);
      const waits = (Date.parse(nextAttemptAt) - now.getTime()) / 1000;

      expect(waits).toBeGreaterThanOrEqual(Math.max(schedule[tries]! * 0.8 - 0.001, Math.min(asked, 86_400)));
      expect(waits).toBeLessThanOrEqual(Math.max(schedule[tries]! * 1.2, Math.min(asked, 86_400)));
    }),
  );
});

test('deliveries that failed together do not come again together', () => {
  const times = Array.from({ length: 100 }, (_, number) => {
    const delivery = deliveryOf(`dlv_${number}`, 1);
    return afterAttempt(hash, delivery, attemptOf(503), 0, now).nextAttemptAt;
  });

  expect(new Set(times).size).toBeGreaterThan(90);
});

test('the same attempt written down twice is due at the same time', () => {
  const delivery = deliveryOf('dlv_1', 4);

  expect(afterAttempt(hash, delivery, attemptOf(500), 0, now)).toEqual(
    afterAttempt(hash, delivery, attemptOf(500), 0, now),
  );
});
