import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Reply } from '#demo/api.ts';
import type { Caller } from '#test/support/organisation.ts';

/** An id: the prefix of its kind and a ULID. */
export const id = (prefix: string): string => expect.stringMatching(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`));
/** ISO 8601 in UTC with milliseconds. */
export const time: string = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const sha256: string = expect.stringMatching(/^[0-9a-f]{64}$/);
export const jwt: string = expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/);
export const text: string = expect.any(String);
export const number: number = expect.any(Number);
/** What somebody who signs in gets. */
export const tokens = { accessToken: jwt, refreshToken: text, expiresIn: 3600 };
export type Tokens = { readonly accessToken: string; readonly refreshToken: string };
export const user = (userId: string) => ({ type: 'user', id: userId });

type Call = Caller['call'];
type Problem = { code: string; errors?: { path: string }[] };

/** Status and code of an answer, and the place of its first fault where there is one. */
export const refusal = async (answer: Promise<Reply<unknown>>): Promise<readonly unknown[]> => {
  const { status, body } = await answer;
  const { code, errors } = (body ?? {}) as Partial<Problem>;
  return errors?.[0] ? [status, code, errors[0].path] : [status, code];
};

export const notFound = [404, 'not_found'];
export const forbidden = [403, 'forbidden'];
export const insufficient = [403, 'insufficient_scope'];
export const unauthenticated = [401, 'unauthenticated'];

/** A single GET has an entity tag, and with it nothing is sent again. */
export const expectEntityTag = async (call: Call, path: string, headers: Readonly<Record<string, string>> = {}) => {
  const first = await call('GET', path, undefined, headers);
  expect(first.status, path).toBe(200);
  const etag = first.headers.get('etag') ?? '';
  expect(etag, path).toMatch(/^"[^"]+"$/);
  const again = await call('GET', path, undefined, { ...headers, 'if-none-match': etag });
  expect([again.status, again.body, again.headers.get('etag')], path).toEqual([304, '', etag]);
};

/** A PATCH or PUT with an entity tag that is not the present one changes nothing. */
export const expectPrecondition = async (call: Call, method: 'PATCH' | 'PUT', path: string, body: unknown) => {
  expect(await refusal(call(method, path, body, { 'if-match': '"of-another-time"' }))).toEqual([
    412,
    'precondition_failed',
  ]);
  const etag = (await call('GET', path)).headers.get('etag') ?? '';
  expect((await call(method, path, body, { 'if-match': etag })).status).toBe(200);
};

/** Sends a POST twice under one Idempotency-Key, and then another body under it; gives the first answer. */
export const postTwice = async <Body>(call: Call, path: string, body: object = {}): Promise<Reply<Body>> => {
  const headers = { 'idempotency-key': randomUUID() };
  const first = await call<Body>('POST', path, body, headers);
  const again = await call<Body>('POST', path, body, headers);
  expect([again.status, again.body], path).toEqual([first.status, first.body]);
  const reused = [422, 'idempotency_key_reused'];
  expect(await refusal(call('POST', path, { ...body, another: true }, headers)), path).toEqual(reused);
  return first;
};
