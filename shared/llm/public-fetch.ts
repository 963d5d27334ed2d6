import { Agent, fetch } from 'undici';
import { AppError } from '../domain/errors.ts';
import { demandPublicUrl } from '../domain/public-url.ts';
import { AddressRefused, isRefusedLiteral, publicLookup } from '../messaging/public-address.ts';

const connectMs = 10_000;
/** Answers are a few kilobytes; whoever sends more than this is no provider. */
const maxAnswerBytes = 1024 * 1024;

type Options = {
  /** Whether providers on this very machine are called: on a local stack alone. */
  readonly allowLoopback: boolean;
  /** For tests. */
  readonly lookup?: ReturnType<typeof publicLookup>;
};

const demandAllowed = (address: string, options: Options): void => {
  demandPublicUrl(address, 'baseUrl', options);
  const { hostname } = new URL(address);
  if (isRefusedLiteral(hostname, options)) throw new AddressRefused(hostname);
};

/**
 * A `fetch` for addresses that tenants may choose: public ones alone, looked at again at each call and dialled as they
 * were looked at; redirects, which could lead anywhere, are errors, and no proxy is asked.
 * @throws AppError `validation_failed`, AddressRefused
 */
export const publicFetch = (options: Options): typeof globalThis.fetch => {
  const { lookup = publicLookup(options) } = options;
  const dispatcher = new Agent({
    connect: { lookup, timeout: connectMs },
    allowH2: false,
    maxResponseSize: maxAnswerBytes,
  });
  const call = async (input: string | URL, init: Parameters<typeof fetch>[1]) => {
    demandAllowed(String(input), options);
    return fetch(input, { ...init, redirect: 'error', dispatcher });
  };
  // The types of undici and of Node's own copy of it differ in name alone.
  return ((input: string | URL | Request, init?: Parameters<typeof fetch>[1]) => {
    if (input instanceof Request) throw new AppError('internal', 'A provider is called by its address.');
    return call(input, init);
  }) as unknown as typeof globalThis.fetch;
};
