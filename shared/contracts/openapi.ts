import type { Route, Routes } from './define-route.ts';
import { operationOf, problemResponses, ref } from './openapi-operation.ts';
import { componentSchemas } from './openapi-schemas.ts';

const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes a repetition within 24 hours answer what the first request was answered. Answers of 429, 500 and above, and ' +
      'answers that are longer than 350 KB even when compressed, are not kept: then the repetition acts anew.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'An entity tag: the change is made only if nothing else has changed since it was read.',
    schema: { type: 'string' },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'An entity tag: what has not changed since is answered with 304 and no body.',
    schema: { type: 'string' },
  },
};

const headers = {
  Location: { description: 'Where to go on, by GET.', schema: { type: 'string' } },
  RequestId: { description: 'Names the request; tell it when you ask for help.', schema: { type: 'string' } },
  ETag: { description: 'The entity tag of what was answered.', schema: { type: 'string' } },
  RetryAfter: { description: 'How many seconds to wait.', schema: { type: 'integer' } },
  RateLimitPolicy: {
    description:
      'The rate limits that hold (draft-ietf-httpapi-ratelimit-headers-10): `q` requests in `w` seconds, of the ' +
      'organisation and, where it has a limit of its own, of the API key. Serving and outcomes are counted apart.',
    schema: { type: 'string' },
    example: '"requests";q=1000;w=10',
  },
  RateLimit: {
    description: 'What is left of them: `r` requests at once, and all of them again in `t` seconds.',
    schema: { type: 'string' },
    example: '"requests";r=998;t=1',
  },
};

const notModified = { description: 'It has not changed.', headers: { ETag: ref('headers', 'ETag') } };

const securitySchemes = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'What a person signs in with: from `POST /v1/sessions`, good for an hour.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'pg_<organisation>_<key>_<secret>',
    description: 'What an application signs in with: it acts in one workspace, within its scopes.',
  },
  scimToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'scim_<organisation>_<token>_<secret>',
    description: 'What an identity provider adds and removes members with: from `POST /v1/sso/scim-tokens`.',
  },
};

const info = {
  title: 'Promptgate',
  version: '1',
  summary: 'The release pipeline for prompts.',
  description:
    'A prompt version is scanned, reviewed by a second person, rolled out by canary, watched, and rolled back by itself when it is worse.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

/** The routes as an OpenAPI 3.1.0 document; what it says of each is what the functions go by. */
export const openApiOf = (routesByTag: Readonly<Record<string, Routes>>) => {
  const tagged = Object.entries(routesByTag).flatMap(([tag, routes]) =>
    Object.values(routes).map((route): readonly [string, Route] => [tag, route]),
  );
  const routes = tagged.map(([, route]) => route);
  const components = componentSchemas(routes);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [tag, route] of tagged) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, tag, components) };
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '..', description: 'Where this document comes from.' }],
    tags: Object.keys(routesByTag).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes,
      parameters,
      headers,
      responses: { NotModified: notModified, ...problemResponses(routes) },
      schemas: components.schemas,
    },
  };
};
