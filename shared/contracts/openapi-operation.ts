import type * as z from 'zod';
import { permissionTable } from '../domain/access.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { type Access, formMediaType, type Route } from './define-route.ts';
import { type componentSchemas, parameterSchema } from './openapi-schemas.ts';
import { pathParameters } from './path-parameters.ts';
import { problemMediaType, problems, retryAfterSeconds } from './problem.ts';
import { scimMediaType } from './scim-schemas.ts';

type Components = ReturnType<typeof componentSchemas>;
type Json = Readonly<Record<string, unknown>>;

export const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const namesIn = (path: string): string[] => Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '');

const pathParametersOf = ({ path }: Route): Json[] =>
  namesIn(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: parameterSchema(pathParameters[name as keyof typeof pathParameters]),
  }));

const queryParametersOf = ({ query }: Route): Json[] =>
  Object.entries<z.ZodType>((query?.shape ?? {}) as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    ...(schema.description !== undefined && { description: schema.description }),
    schema: parameterSchema(schema),
  }));

const headerParametersOf = ({ method }: Route): Json[] => [
  ...(method === 'POST' ? [ref('parameters', 'IdempotencyKey')] : []),
  ...(method === 'PATCH' || method === 'PUT' ? [ref('parameters', 'IfMatch')] : []),
  ...(method === 'GET' ? [ref('parameters', 'IfNoneMatch')] : []),
];

/** What a route can answer beside its own errors, by what it is. */
const commonErrors = ({ method, path, access, body, query }: Route): ErrorCode[] => [
  ...(body || query || method === 'POST' ? (['validation_failed'] as const) : []),
  ...(access === 'public' ? [] : (['unauthenticated'] as const)),
  ...(access === 'public' || access === 'authenticated' ? [] : (['forbidden', 'insufficient_scope'] as const)),
  ...(path.includes('{') ? (['not_found'] as const) : []),
  ...(method === 'POST' ? (['conflict', 'idempotency_key_reused'] as const) : []),
  ...(method === 'PATCH' || method === 'PUT' ? (['precondition_failed'] as const) : []),
  ...(body ? (['payload_too_large', 'unsupported_media_type'] as const) : []),
  'rate_limited',
  'internal',
  'unavailable',
];

/** The codes that a route can answer, by status. */
const codesByStatus = (route: Route): ReadonlyMap<number, readonly ErrorCode[]> => {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...commonErrors(route), ...route.errors])) {
    const [status] = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code].sort());
  }
  return byStatus;
};

type Errors = { readonly protocol: Route['protocol']; readonly codes: readonly ErrorCode[] };

const nameOf = ({ protocol, codes }: Errors): string => [...(protocol ? [protocol] : []), ...codes].join('.');

/** In which media types bodies and errors of a protocol are. */
const mediaTypesOf = (protocol: Route['protocol']) =>
  protocol === 'scim'
    ? { body: scimMediaType, error: scimMediaType, errorSchema: 'ScimError' }
    : { body: 'application/json', error: problemMediaType, errorSchema: 'Problem' };

/** On every answer of a route that asks for credentials; the errors that routes share are also those of routes that do not. */
const rateLimitHeaders: Json = {
  'RateLimit-Policy': ref('headers', 'RateLimitPolicy'),
  RateLimit: ref('headers', 'RateLimit'),
};

const problemResponse = ({ protocol, codes }: Errors): Json => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code][1]}.`).join(' '),
  headers: {
    'x-request-id': ref('headers', 'RequestId'),
    ...(codes.some((code) => code in retryAfterSeconds) && { 'Retry-After': ref('headers', 'RetryAfter') }),
    ...(codes.includes('rate_limited') && rateLimitHeaders),
  },
  content: { [mediaTypesOf(protocol).error]: { schema: ref('schemas', mediaTypesOf(protocol).errorSchema) } },
});

/** Every error answer that the routes share, by the codes it can have. */
export const problemResponses = (routes: readonly Route[]): Record<string, Json> => {
  const all = routes.flatMap((route) =>
    [...codesByStatus(route).values()].map((codes): Errors => ({ protocol: route.protocol, codes })),
  );
  return Object.fromEntries(all.map((errors) => [nameOf(errors), problemResponse(errors)] as const).sort());
};

const problemRefs = (route: Route): Record<string, Json> =>
  Object.fromEntries(
    [...codesByStatus(route)].map(([status, codes]) => [
      status,
      ref('responses', nameOf({ protocol: route.protocol, codes })),
    ]),
  );

const statusTexts: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted; it will be done in a moment.',
  204: 'Done; there is nothing to say.',
  303: 'To be continued at the address in `Location`.',
  503: 'It does not work at the moment.',
};

const redirect: Json = {
  description: statusTexts[303],
  headers: { 'x-request-id': ref('headers', 'RequestId'), Location: ref('headers', 'Location') },
};

const responsesOf = (route: Route, { answerRef }: Components): Record<string, Json> => {
  const { method, access, protocol, response, example } = route;
  const { status, body, media = [], statusBy } = response;
  const content = {
    ...(body && {
      [mediaTypesOf(protocol).body]: {
        schema: answerRef(body),
        ...(example?.response !== undefined && { example: example.response }),
      },
    }),
    ...Object.fromEntries(media.map((type) => [type, { schema: { type: 'string' } }])),
  };
  const hasEntityTag = method === 'GET' || (body && method !== 'POST' && method !== 'DELETE');
  const answer = (code: number) => ({
    description: statusTexts[code] ?? 'Answered.',
    headers: {
      'x-request-id': ref('headers', 'RequestId'),
      ...(hasEntityTag && { ETag: ref('headers', 'ETag') }),
      ...(access !== 'public' && rateLimitHeaders),
    },
    ...(Object.keys(content).length > 0 && { content }),
  });
  return {
    ...problemRefs(route),
    ...(status !== 303 &&
      Object.fromEntries([status, ...Object.values(statusBy?.values ?? {})].map((code) => [code, answer(code)]))),
    ...((status === 303 || response.mayRedirect) && { 303: redirect }),
    ...(method === 'GET' && status !== 303 && { 304: ref('responses', 'NotModified') }),
  };
};

/** Which kinds of credentials can be enough. */
const securityOf = (access: Access): Json[] => {
  if (access === 'public') return [];
  if (access === 'authenticated') return [{ accessToken: [] }, { apiKey: [] }];
  if (access === 'members:provision') return [{ scimToken: [] }];
  const holders: unknown = permissionTable[access];
  const hasScopes = !Array.isArray(holders) && (holders as { scopes: readonly string[] }).scopes.length > 0;
  return [{ accessToken: [] }, ...(hasScopes ? [{ apiKey: [] }] : [])];
};

const descriptionOf = (access: Access): Json => {
  if (access === 'public' || access === 'authenticated') return {};
  if (access === 'members:provision') return { description: `Asks for \`${access}\`, which SCIM tokens have.` };
  const holders = permissionTable[access];
  const roles = 'roles' in holders ? holders.roles : holders;
  const scopes: readonly string[] = 'scopes' in holders ? holders.scopes : [];
  const keys = scopes.length > 0 ? ` API keys: ${scopes.join(', ')}.` : '';
  return { description: `Asks for \`${access}\`. Roles: ${roles.join(', ')}.${keys}` };
};

/** A route as an OpenAPI operation. */
export const operationOf = (route: Route, tag: string, components: Components): Json => {
  const { operationId, summary, access, protocol, form, body, example } = route;
  const parameters = [...pathParametersOf(route), ...queryParametersOf(route), ...headerParametersOf(route)];
  return {
    operationId,
    summary,
    ...descriptionOf(access),
    tags: [tag],
    security: securityOf(access),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: !body.safeParse({}).success,
        content: {
          [form ? formMediaType : mediaTypesOf(protocol).body]: {
            schema: components.bodyRef(body),
            ...(example?.body !== undefined && { example: example.body }),
          },
        },
      },
    }),
    responses: responsesOf(route, components),
  };
};
