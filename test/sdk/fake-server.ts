import type { Route } from '#shared/contracts/define-route.ts';
import { allRoutes } from '#shared/contracts/index.ts';
import { problems } from '#shared/contracts/problem.ts';
import { AppError, type ErrorCode } from '#shared/domain/errors.ts';
import { etagOf, isFresh } from '#shared/http/etag.ts';
import { problemAnswer } from '#shared/http/problem-answer.ts';

export type Received = {
  readonly operationId: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
};
type Answer = {
  readonly value?: unknown;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly text?: string;
};
export type Use = (received: Received) => unknown;

/** An answer that is not simply what the contract says of success. */
export class Raw {
  readonly answer: Answer;
  constructor(answer: Answer) {
    this.answer = answer;
  }
}

export const refuse = (
  code: ErrorCode,
  headers: Record<string, string> = {},
  detail: string = problems[code][1],
): Raw => {
  const { status, body, headers: usual } = problemAnswer(new AppError(code, detail), 'req-1');
  return new Raw({ status, text: body, headers: { ...usual, ...headers } });
};

const matcherOf = ({ path }: Route): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
const matchers = allRoutes.map((route) => ({ route, matcher: matcherOf(route) }));

const find = (method: string, pathname: string) => {
  for (const { route, matcher } of matchers) {
    const match = route.method === method ? matcher.exec(pathname) : null;
    if (match) return { route, params: { ...match.groups } };
  }
  throw new Error(`No route answers ${method} ${pathname}.`);
};

/** A value as a schema takes it; what is wrong with it is told as a problem, so that a test cannot overlook it. */
const checked = (schema: Route['body'], value: unknown, code: ErrorCode): unknown => {
  const result = schema?.safeParse(value);
  if (result && !result.success) throw refuse(code, {}, result.error.message);
  return result?.data;
};

const toResponse = ({ answer: { status = 200, text = '', headers = {} } }: Raw): Response =>
  new Response(status === 204 || status === 304 ? null : text, { status, headers });

/**
 * A server held to the contract: it takes only what a route's schemas take, and answers only what they say.
 * @param uses what each operation does, by its id; a function that throws stands for a connection that failed
 */
export const fakeServer = (uses: Readonly<Record<string, Use>>) => {
  const received: Received[] = [];

  const answer = async (url: URL, init: RequestInit): Promise<Response> => {
    const { route, params } = find(init.method ?? 'GET', url.pathname);
    const headers = new Headers(init.headers as Record<string, string>);
    const query = checked(route.query, Object.fromEntries(url.searchParams), 'validation_failed');
    const text = init.body === undefined ? undefined : String(init.body);
    const sent = route.form ? Object.fromEntries(new URLSearchParams(text)) : text && JSON.parse(text);
    checked(route.body, sent ?? {}, 'validation_failed');
    const request = { operationId: route.operationId, url, headers, params, query, body: sent } as Received;
    received.push(request);

    const use = uses[route.operationId];
    if (!use) throw refuse('internal', {}, `${route.operationId} is not expected.`);
    const value = await use(request);
    if (value instanceof Raw) return toResponse(value);
    const view = checked(route.response.body, value, 'internal');
    if (view === undefined) return new Response(null, { status: route.response.status });
    const etag = etagOf(view, route.response.volatile);
    if (route.method === 'GET' && isFresh(headers.get('if-none-match') ?? undefined, etag)) {
      return new Response(null, { status: 304, headers: { etag } });
    }
    return new Response(JSON.stringify(view), {
      status: route.response.status,
      headers: { 'content-type': 'application/json', etag, 'x-request-id': 'req-1' },
    });
  };

  const fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    try {
      return await answer(new URL(address), init);
    } catch (error) {
      if (error instanceof Raw) return toResponse(error);
      throw error;
    }
  };

  const count = (operationId: string) => received.filter((one) => one.operationId === operationId).length;
  return { fetch, received, count };
};
