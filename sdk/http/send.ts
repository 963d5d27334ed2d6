import type { Effects } from '../effects.ts';
import { ConnectionError, type PromptgateError } from '../errors.ts';
import { type Answer, problemOf, retryAfterOf } from './answer.ts';
import { attempt, type Limits, type Sent } from './attempt.ts';

/** How a request may be repeated. */
export type Repetition = {
  /** Sending it twice does what sending it once does. */
  readonly isSafe: boolean;
  /** A first request with the same idempotency key may still be under way when a second one comes. */
  readonly hasKey: boolean;
  /** A status that is an answer for once, and no problem. */
  readonly accepted?: number | undefined;
  readonly maxRetries: number;
};

const firstDelayMs = 200;
const longestDelayMs = 5000;
const longestRetryAfterSeconds = 30;

/** Answers that say nothing was done, or that nobody knows: to be repeated where that is safe. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const pause = (effects: Effects, milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      effects.clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = effects.setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });

/**
 * How long to wait before the next try. Full jitter: uniform below a bound that doubles, so that clients that failed
 * together do not come back together (Brooker, *Exponential Backoff and Jitter*, AWS Architecture Blog, 2015).
 */
const delayOf = (effects: Effects, tries: number, retryAfterSeconds: number | undefined): number => {
  const bound = Math.min(longestDelayMs, firstDelayMs * 2 ** tries);
  return (retryAfterSeconds ?? 0) * 1000 + effects.random() * bound;
};

const isPassing = (answer: Answer, { isSafe, hasKey }: Repetition, tries: number): boolean => {
  // Refused before anything was done, whatever it was.
  if (answer.status === 429) return true;
  if (hasKey && tries > 0 && answer.status === 409) return problemOf(answer).code === 'conflict';
  return isSafe && passing.has(answer.status);
};

const mayWait = (answer: Answer): boolean => (retryAfterOf(answer) ?? 0) <= longestRetryAfterSeconds;

const tryOnce = async (
  effects: Effects,
  sent: Sent,
  limits: Limits,
  { isSafe }: Repetition,
): Promise<Answer | ConnectionError> => {
  try {
    return await attempt(effects, sent, limits);
  } catch (error) {
    if (isSafe && error instanceof ConnectionError) return error;
    throw error;
  }
};

/**
 * Sends a request, again where that is safe and may help: 429 always; 502, 503, 504 and connections that failed only
 * where twice does what once does. `Retry-After` is kept to, up to 30 seconds.
 * @throws PromptgateError whatever the last try came to; the signal's reason
 */
export const send = async (effects: Effects, sent: Sent, limits: Limits, repetition: Repetition): Promise<Answer> => {
  for (let tries = 0; ; tries += 1) {
    const outcome = await tryOnce(effects, sent, limits, repetition);
    const isFailure = outcome instanceof ConnectionError;
    if (!isFailure && (outcome.status < 400 || outcome.status === repetition.accepted)) return outcome;
    const isLast = tries >= repetition.maxRetries;
    if (isLast || !(isFailure || (isPassing(outcome, repetition, tries) && mayWait(outcome)))) {
      const problem: PromptgateError = isFailure ? outcome : problemOf(outcome);
      throw problem;
    }
    await pause(effects, delayOf(effects, tries, isFailure ? undefined : retryAfterOf(outcome)), limits.signal);
  }
};
