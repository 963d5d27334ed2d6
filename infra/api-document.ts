import { documentedGatewayAnswers } from '#infra/gateway-answers.ts';
import type { Method } from '#shared/contracts/define-route.ts';
import type { HttpFunction } from '#shared/contracts/index.ts';
import { routesByFunction } from '#shared/contracts/index.ts';

/**
 * How long API Gateway keeps what the authorizer said: so long a deleted key lives on. Roles, sessions and the state of
 * an organisation do not, since handlers read them at every request. With what the authorizer itself remembers of a
 * key, 30 s as well, it could be 60 s at the very most, which is what the API promises.
 */
export const authorizerTtlSeconds = 30;

const scheme = 'credentials';

/** How API Gateway calls a function: its ARN, wrapped. */
export type InvocationUri = (name: HttpFunction | 'authorize-request') => string;

type Operation = Readonly<Record<string, unknown>>;
type Paths = Record<string, Partial<Record<Lowercase<Method>, Operation>>>;

const parametersOf = (path: string) =>
  Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const pathsOf = (uri: InvocationUri): Paths => {
  const paths: Paths = {};
  for (const [name, routes] of Object.entries(routesByFunction)) {
    for (const { operationId, method, path, access } of Object.values(routes)) {
      paths[path] = {
        ...paths[path],
        [method.toLowerCase()]: {
          operationId,
          parameters: parametersOf(path),
          responses: {},
          security: access === 'public' ? [] : [{ [scheme]: [] }],
          'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: uri(name as HttpFunction) },
        },
      };
    }
  }
  return paths;
};

/**
 * The route table as API Gateway imports it (OpenAPI 3.0 with its extensions): methods, who must show credentials,
 * and which function answers. Schemas stay out, since the handlers validate; the public document is another one.
 */
export const apiDocument = (title: string, uri: InvocationUri) => ({
  openapi: '3.0.1',
  info: { title, version: '1' },
  'x-amazon-apigateway-gateway-responses': documentedGatewayAnswers(),
  paths: pathsOf(uri),
  components: {
    securitySchemes: {
      [scheme]: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          identitySource: 'method.request.header.Authorization',
          authorizerUri: uri('authorize-request'),
          authorizerResultTtlInSeconds: authorizerTtlSeconds,
        },
      },
    },
  },
});
