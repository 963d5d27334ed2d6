import { Agent, request } from 'undici';
import type { AttemptError, Outcome, OutgoingMessage, PostMessage } from '../domain/delivery.ts';
import type { Clock } from '../domain/ports.ts';
import { AddressRefused, isRefusedLiteral, publicLookup } from './public-address.ts';

const timeoutMs = 15_000;
/** What is read of an answer before the connection is cut, and what is kept of it. */
const maxReadBytes = 64 * 1024;
const maxKeptBytes = 1024;

type Options = {
  readonly now: Clock;
  /** Whether receivers on this very machine are called: on a local stack alone. */
  readonly allowLoopback: boolean;
  /** For tests. */
  readonly lookup?: ReturnType<typeof publicLookup>;
  readonly timeoutMs?: number;
};

const errorOf = (error: unknown): AttemptError => {
  if (error instanceof AddressRefused) return 'address_refused';
  const { name, code = '' } = error as { readonly name?: string; readonly code?: string };
  if (name === 'TimeoutError' || code.endsWith('_TIMEOUT') || code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ENOTFOUND' || code.startsWith('EAI_') || code === 'ENODATA') return 'dns';
  if (code === 'EPROTO' || /CERT|^ERR_(TLS|SSL)_|SIGNATURE/.test(code)) return 'tls';
  return 'connection';
};

/** Seconds or a date (RFC 9110, section 10.2.3); anything else asks for nothing. */
const retryAfterOf = (header: string | string[] | undefined, now: Clock): number => {
  const text = String(header ?? '');
  const seconds = /^[0-9]+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now().getTime()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
};

/** The beginning of the body. What breaks off changes nothing: the receiver's word is its status. */
const beginningOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      if (bytes < maxKeptBytes) chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= maxReadBytes) break;
    }
  } catch {}
  return Buffer.concat(chunks).subarray(0, maxKeptBytes).toString();
};

/**
 * Posts messages to addresses that tenants chose. Only public addresses are dialled, redirects are not followed, no
 * proxy is asked, no connection outlives its message, and everything together takes 15 seconds at most.
 */
export const postMessage = (options: Options): PostMessage => {
  const { now, lookup = publicLookup(options) } = options;

  const post = async (agent: Agent, { url, headers, body }: OutgoingMessage): Promise<Omit<Outcome, 'latencyMs'>> => {
    const target = new URL(url);
    if (isRefusedLiteral(target.hostname, options)) throw new AddressRefused(target.hostname);
    const answer = await request(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Promptgate-Webhooks/1', ...headers },
      body,
      dispatcher: agent,
      signal: AbortSignal.timeout(options.timeoutMs ?? timeoutMs),
    });
    return {
      status: answer.statusCode,
      error: null,
      response: await beginningOf(answer.body),
      retryAfterSeconds: retryAfterOf(answer.headers['retry-after'], now),
    };
  };

  return async (message) => {
    const started = performance.now();
    const agent = new Agent({ connect: { lookup, timeout: timeoutMs }, allowH2: false });
    const outcome = await post(agent, message).catch((error: unknown) => ({
      status: null,
      error: errorOf(error),
      response: '',
      retryAfterSeconds: 0,
    }));
    await agent.destroy();
    return { ...outcome, latencyMs: Math.round(performance.now() - started) };
  };
};
