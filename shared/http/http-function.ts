import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { RequestOf, ResponseOf, Route, Routes } from '../contracts/define-route.ts';
import { directoryKeys, keys } from '../data/keys.ts';
import type { Table } from '../data/table.ts';
import type { Origin } from '../domain/audit.ts';
import type { Caller, Effects, Precondition } from '../domain/command.ts';
import { AppError, notFound } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import type { Answer } from './answer.ts';
import { toResult } from './answer.ts';
import { apiUrlOf } from './api-url.ts';
import { bearerTokenOf } from './bearer-token.ts';
import { demandMatch, etagOf, isFresh } from './etag.ts';
import { once } from './idempotency.ts';
import { openRequest } from './open-request.ts';
import { bodyText, headerOf, parseBody, parseQuery } from './parse-request.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Limiter } from './rate-limit.ts';
import { limiterFor } from './rate-limit-exact.ts';
import { type Renderers, representationFor } from './representation.ts';

/** What a use case of the route is given: its path parameters, and what was validated of the request. */
export type CommandOf<R extends Route> = RequestOf<R>['params'] & {
  readonly caller: R['access'] extends 'public' ? undefined : Caller;
  readonly origin: Origin;
  /** When the request reached the API. */
  readonly receivedAt: Date;
  /** The address at which the API was called: what its paths come after. */
  readonly apiUrl: string;
  /** The bearer token that came to a public route, which nobody has looked at. */
  readonly bearer: R['access'] extends 'public' ? string | undefined : undefined;
  readonly query: RequestOf<R>['query'];
  readonly body: RequestOf<R>['body'];
  readonly precondition: Precondition;
};

/** One use case per route, by operation. */
export type UseCases<R extends Routes, Dependencies> = {
  readonly [Operation in keyof R]: (
    dependencies: Dependencies,
    command: CommandOf<R[Operation]>,
  ) => Promise<ResponseOf<R[Operation]>>;
};

/** How bodies and errors are written: ours is JSON and RFC 9457; other protocols have conventions of their own. */
export type Dialect = {
  readonly mediaType: string;
  /** Media types of bodies, the proper one first. */
  readonly takes: readonly [string, ...string[]];
  readonly errorAnswer: (error: unknown, requestId: string) => Answer;
  /** What a representation says of itself: its entity tag and its address, which POST tells of what it has made. */
  readonly selfOf?: (view: unknown) => { readonly etag?: string | undefined; readonly location?: string | undefined };
};

const ours: Dialect = { mediaType: 'application/json', takes: ['application/json'], errorAnswer: problemAnswer };

export type HttpRuntime = {
  readonly effects: Pick<Effects, 'now'>;
  /** One structured line a request. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** The rows of an organisation, under its own credentials; functions without tenant data have none. */
  readonly openTable?: (tenant: TenantContext) => Table;
  /** Where public routes remember idempotency keys. */
  readonly directory?: Table;
  readonly dialect?: Dialect;
  /** How requests are limited; unless said, exactly, by the organisation's rows. */
  readonly limiter?: Limiter;
};

type Binding = {
  readonly routes: Routes;
  readonly useCases: UseCases<Routes, never>;
  readonly dependencies: unknown;
  readonly runtime: HttpRuntime;
  readonly renderers: Renderers;
  readonly limiter: Limiter;
};

const routeOf = (routes: Routes, { httpMethod, resource }: APIGatewayProxyEvent): Route => {
  const route = Object.values(routes).find(({ method, path }) => method === httpMethod && path === resource);
  if (!route) throw notFound();
  return route;
};

/** Where to send the client instead of answering it. */
const locationOf = ({ response }: Route, result: unknown): string | undefined => {
  if (response.status !== 303 && !response.mayRedirect) return undefined;
  return (result as { readonly location?: string }).location;
};

/** What is on its way out goes stale sooner than what stands. */
const cacheControlOf = ({ response }: Route, view: unknown): string | undefined => {
  const { cacheControl, cacheControlWhile } = response;
  if (!cacheControlWhile) return cacheControl;
  const isSo = (view as Record<string, unknown>)[cacheControlWhile.field] !== null;
  return isSo ? cacheControlWhile.cacheControl : cacheControl;
};

const act = async (
  { useCases, dependencies, renderers, runtime }: Binding,
  route: Route,
  event: APIGatewayProxyEvent,
  command: object,
): Promise<Answer> => {
  const useCase = useCases[route.operationId] as unknown as (
    dependencies: unknown,
    command: object,
  ) => Promise<unknown>;
  const result = await useCase(dependencies, command);
  const location = locationOf(route, result);
  if (location !== undefined) return { status: 303, headers: { location }, body: '' };
  const { status: declared, body: schema, volatile = [], statusBy } = route.response;
  const representation = representationFor(route, renderers[route.operationId], headerOf(event, 'accept'), result);
  if (!representation && !schema) return { status: declared, headers: {}, body: '' };

  const view = representation ? representation.body : schema?.parse(result);
  const cacheControl = cacheControlOf(route, view);
  const cache = cacheControl && { 'cache-control': cacheControl };
  const status = statusBy?.values[String((view as Record<string, unknown>)[statusBy.field])] ?? declared;
  const { mediaType, selfOf } = runtime.dialect ?? ours;
  const self = selfOf?.(view);
  const etag = self?.etag ?? (route.method === 'POST' ? undefined : etagOf(view, volatile));
  if (etag && route.method === 'GET' && isFresh(headerOf(event, 'if-none-match'), etag)) {
    return { status: 304, headers: { ...cache, etag }, body: '' };
  }
  return {
    status,
    headers: {
      'content-type': representation?.mediaType ?? mediaType,
      ...cache,
      ...(etag && { etag }),
      ...(status === 201 && self?.location && { location: self.location }),
    },
    body: representation?.body ?? JSON.stringify(view),
  };
};

const respond = async (
  binding: Binding,
  event: APIGatewayProxyEvent,
  note: (facts: object) => void,
  tell: (headers: object) => void,
): Promise<Answer> => {
  const { routes, runtime, limiter } = binding;
  const route = routeOf(routes, event);
  note({ operation: route.operationId });
  const { takes, errorAnswer, selfOf } = runtime.dialect ?? ours;
  const { openTable } = runtime;
  const { params, origin, caller } = await openRequest(event, route, { openTable, limiter, note, tell });
  const tagOf = (current: unknown) =>
    selfOf?.(current).etag ?? etagOf(route.response.body?.parse(current), route.response.volatile);
  const precondition: Precondition = (current) =>
    demandMatch(headerOf(event, 'if-match'), current === undefined ? undefined : tagOf(current));
  const read = () => ({
    ...params,
    caller,
    origin,
    receivedAt: new Date(event.requestContext.requestTimeEpoch ?? runtime.effects.now()),
    apiUrl: apiUrlOf(event),
    bearer: caller ? undefined : bearerTokenOf(event.headers),
    precondition,
    query: parseQuery(event, route),
    body: parseBody(event, route, takes),
  });

  const key = headerOf(event, 'idempotency-key');
  if (route.method !== 'POST' || key === undefined) return act(binding, route, event, read());
  const table = caller ? runtime.openTable?.(caller.tenant) : runtime.directory;
  if (!table) throw new AppError('internal', 'This function keeps no idempotency keys.');
  const seconds = Math.floor(runtime.effects.now().getTime() / 1000);
  const rowKey = caller
    ? (id: string) => keys.idempotency(caller.tenant, caller.principal.id, id)
    : directoryKeys.idempotency;
  const scope = `${route.operationId}\n${event.path}\n${caller?.principal.id ?? ''}`;
  return once({ key, scope, body: bodyText(event), table, rowKey, seconds }, async () => {
    // A request that cannot be read was never begun: it leaves its key free, unlike any answer of a use case.
    const command = read();
    try {
      return await act(binding, route, event, command);
    } catch (error) {
      if (error instanceof AppError) return errorAnswer(error, origin.requestId);
      throw error;
    }
  });
};

/**
 * The HTTP entry of a noun: answers its routes with its use cases. Everything that the conventions of the API say of
 * every route happens here and nowhere else: authorise, parse, act once, answer what the route declares.
 */
export const httpFunction = <R extends Routes, Dependencies>(
  routes: R,
  useCases: UseCases<R, Dependencies>,
  dependencies: Dependencies,
  runtime: HttpRuntime,
  renderers: Renderers = {},
) => {
  const limiter = limiterFor(runtime);
  const binding = { routes, useCases, dependencies, runtime, renderers, limiter } as unknown as Binding;
  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const { requestId } = event.requestContext;
    const started = performance.now();
    const facts: Record<string, unknown> = { requestId };
    const limits: Record<string, string> = {};
    const note = (more: object) => Object.assign(facts, more);
    const tell = (headers: object) => Object.assign(limits, headers);
    let answer: Answer;
    try {
      answer = await respond(binding, event, note, tell);
    } catch (error) {
      answer = (runtime.dialect ?? ours).errorAnswer(error, requestId);
      facts['error'] = error instanceof AppError ? error.code : error;
    }
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    runtime.log({ ...facts, status: answer.status, durationMs });
    return toResult({ ...answer, headers: { ...answer.headers, ...limits } }, requestId);
  };
};
