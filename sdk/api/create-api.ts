import { type Effects, realEffects } from '../effects.ts';
import { InvalidError } from '../errors.ts';
import { readAnswer } from '../http/answer.ts';
import { send } from '../http/send.ts';
import type { CallOptions, ConnectionOptions } from './call.ts';
import { placeOf, type Values } from './place.ts';
import { type DeclaredOperation, readOperations } from './read-operations.ts';
import type { Operations } from './types.generated.ts';

type Operation = { readonly input: unknown; readonly answer: unknown; readonly accept: string };

/** What may be left out altogether when nothing in it is needed. */
type Given<Input> = Input extends Readonly<Record<string, never>> | Partial<Input>
  ? [input?: Input, options?: CallOptions]
  : [input: Input, options?: CallOptions];

/** One operation: rejects with a `PromptgateError`. */
export type Call<O extends Operation> = {
  /** In another media type: the text of the answer. */
  (input: O['input'], options: CallOptions & { readonly accept: O['accept'] }): Promise<string>;
  /** Undefined when it is still what the entity tag names. */
  (input: O['input'], options: CallOptions & { readonly ifNoneMatch: string }): Promise<O['answer'] | undefined>;
  (...given: Given<O['input']>): Promise<O['answer']>;
};

/** Every operation of the API by its name. */
export type Api = { readonly [Name in keyof Operations]: Call<Operations[Name]> };

type Calling = { readonly options: ConnectionOptions; readonly effects: Effects };

const defaultTimeoutMs = 10_000;
const defaultMaxRetries = 3;

const credentialOf = async ({ apiKey }: ConnectionOptions): Promise<Readonly<Record<string, string>>> => {
  const token = typeof apiKey === 'function' ? await apiKey() : apiKey;
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
};

const call = async (
  { options, effects }: Calling,
  { method, path, flags }: DeclaredOperation,
  { body, ...values }: Values & { readonly body?: unknown },
  given: CallOptions,
): Promise<unknown> => {
  const isRepeatable = method !== 'POST' || flags.includes('repeatable');
  const key = given.idempotencyKey ?? (isRepeatable ? undefined : effects.newId());
  const headers = {
    accept: given.accept ?? 'application/json',
    ...(await credentialOf(options)),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(given.ifMatch !== undefined && { 'if-match': given.ifMatch }),
    ...(given.ifNoneMatch !== undefined && { 'if-none-match': given.ifNoneMatch }),
  };
  const url = `${options.baseUrl.replace(/\/+$/, '')}${placeOf(path, { workspace: options.workspace, ...values })}`;
  const answer = await send(
    effects,
    { method, url, headers, body: body === undefined ? undefined : JSON.stringify(body), keepalive: given.keepalive },
    { timeoutMs: given.timeoutMs ?? options.timeoutMs ?? defaultTimeoutMs, signal: given.signal },
    {
      isSafe: method !== 'PATCH',
      hasKey: key !== undefined,
      accepted: flags.includes('503') ? 503 : undefined,
      maxRetries: given.maxRetries ?? options.maxRetries ?? defaultMaxRetries,
    },
  );
  return readAnswer(answer, given.accept !== undefined);
};

/**
 * Every operation of the API as a function: `api.createPrompt({ body: { name: 'support-reply' } })`. It takes path and
 * query parameters by name and the body as `body`; `workspace` is the one of the options unless it is given.
 * @throws InvalidError without a base URL
 */
export const createApi = (options: ConnectionOptions): Api => {
  if (!options.baseUrl) throw new InvalidError('baseUrl', 'is missing');
  const calling = { options, effects: { ...realEffects, ...options.effects } };
  return Object.fromEntries(
    readOperations().map((declared) => [
      declared.name,
      (input: Values = {}, given: CallOptions = {}) => call(calling, declared, input, given),
    ]),
  ) as unknown as Api;
};
