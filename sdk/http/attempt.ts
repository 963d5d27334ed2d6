import type { Effects } from '../effects.ts';
import { ApiError, ConnectionError } from '../errors.ts';
import type { Answer } from './answer.ts';

/** A request as it is sent, once or several times. */
export type Sent = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Lets a browser finish it although its page is gone; at most 64 KiB of bodies at a time. */
  readonly keepalive?: boolean | undefined;
};

export type Limits = {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
};

const elsewhere = 'The organisation lives in another region: give the client the `baseUrl` of that region.';

/**
 * Node answers a 421 to a request with a body by sending it again over a body that is used up, and then calls that a
 * mismatch of lengths (nodejs/undici#2898). Our bodies are texts, whose length is known: it can be nothing else.
 */
const isHiddenMisdirection = (error: unknown, { body }: Sent): boolean => {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  return body !== undefined && cause?.code === 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH';
};

/** A request for people, without its query: subjects are in there, and codes of sign-ins. */
const named = ({ method, url }: Sent): string => `${method} ${url.split('?')[0]}`;

const failureOf = (error: unknown, sent: Sent): ApiError | ConnectionError => {
  if (isHiddenMisdirection(error, sent)) {
    return new ApiError('wrong_region', elsewhere, { status: 421, cause: error });
  }
  const { message, cause } = error as Error;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : message;
  return new ConnectionError('connection_failed', `${named(sent)} got no answer: ${reason}`, {
    cause: error,
  });
};

const exchange = async (effects: Effects, sent: Sent, signal: AbortSignal): Promise<Answer> => {
  const { url, body, keepalive, ...init } = sent;
  const response = await effects.fetch(url, {
    ...init,
    ...(body !== undefined && { body }),
    ...(keepalive && { keepalive }),
    // A redirection is an answer to the caller: credentials follow it nowhere.
    redirect: 'manual',
    signal,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/**
 * Sends a request once and reads its answer to the end.
 * @throws ConnectionError `connection_failed`, or `timed_out` after `timeoutMs`; the signal's reason once it is aborted;
 * ApiError `wrong_region` where the runtime hides it
 */
export const attempt = async (effects: Effects, sent: Sent, { timeoutMs, signal }: Limits): Promise<Answer> => {
  signal?.throwIfAborted();
  const controller = new AbortController();
  let isLate = false;
  const abort = () => controller.abort(signal?.reason);
  const timer = effects.setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  // Whether or not fetch heeds its signal, nobody waits for longer.
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
  });
  try {
    return await Promise.race([exchange(effects, sent, controller.signal), stopped]);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (isLate) {
      throw new ConnectionError('timed_out', `${named(sent)} got no answer in ${timeoutMs} ms.`, {
        cause: error,
      });
    }
    throw failureOf(error, sent);
  } finally {
    effects.clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
};
