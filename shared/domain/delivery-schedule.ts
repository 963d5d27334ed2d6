import type { Attempt, Delivery } from './delivery.ts';
import type { Hash } from './ports.ts';

/** Seconds before each attempt: the schedule of the Standard Webhooks specification, 75.6 hours in all. */
const delaysSeconds = [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
const maxDelaySeconds = 86_400;
const jitter = 0.2;
const keptAttempts = 20;
/** The status by which a receiver says: never again (RFC 9110, section 15.5.11). */
export const gone = 410;

const isSuccess = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

/** Evenly spread over deliveries and the same for the same attempt, so that an attempt queued twice is one. */
const shareOf = (hash: Hash, { id }: Delivery, tries: number): number =>
  Number.parseInt(hash(`${id}\n${tries}`).slice(0, 8), 16) / 2 ** 32;

const delayMs = (hash: Hash, delivery: Delivery, tries: number, retryAfterSeconds: number): number => {
  const scheduled =
    (delaysSeconds[tries] ?? maxDelaySeconds) * (1 - jitter + 2 * jitter * shareOf(hash, delivery, tries));
  return Math.max(scheduled, Math.min(retryAfterSeconds, maxDelaySeconds)) * 1000;
};

/**
 * The delivery after an attempt: delivered on any 2xx; else due again by the schedule, ±20 %, or later when the
 * receiver asks for it; given up after the tenth attempt, or on 410. A redirect is an answer like any other that is not 2xx.
 * @param retryAfterSeconds what the receiver asked for, or 0
 */
export const afterAttempt = (
  hash: Hash,
  delivery: Delivery,
  attempt: Attempt,
  retryAfterSeconds: number,
  now: Date,
): Delivery => {
  const tries = delivery.tries + 1;
  const attempts = [...delivery.attempts, attempt].slice(-keptAttempts);
  const next = { ...delivery, tries, attempts, nextAttemptAt: undefined, revision: delivery.revision + 1 };
  if (isSuccess(attempt)) return { ...next, status: 'delivered' };
  if (tries === delaysSeconds.length || attempt.status === gone) return { ...next, status: 'failed' };
  const due = new Date(now.getTime() + delayMs(hash, delivery, tries, retryAfterSeconds));
  return { ...next, status: 'pending', nextAttemptAt: due.toISOString() };
};

/** The delivery that is not attempted any more, because its webhook takes nothing. */
export const givenUp = (delivery: Delivery): Delivery => ({
  ...delivery,
  status: 'failed',
  nextAttemptAt: undefined,
  revision: delivery.revision + 1,
});
