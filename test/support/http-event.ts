import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Route } from '#shared/contracts/define-route.ts';
import type { Principal } from '#shared/domain/access.ts';

export type Sent = {
  /** Nobody, unless said. */
  readonly as?: Principal;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string;
  readonly requestId?: string;
};

const authorizerContextOf = (principal: Principal) => ({
  type: principal.type,
  id: principal.id,
  organisationId: principal.organisationId,
  ...(principal.type === 'user' && { sessionId: principal.sessionId }),
  ...(principal.type === 'apiKey' && {
    workspace: principal.workspace,
    scopes: principal.scopes.join(' '),
    plan: 'trial',
  }),
});

/** A request as API Gateway hands it to a route's function, the authorizer's word included. */
export const httpEvent = (
  { method, path }: Pick<Route, 'method' | 'path'>,
  { as, params = {}, query, headers = {}, body, requestId = 'request-1' }: Sent = {},
): APIGatewayProxyEvent => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? `{${name}}`);
  const event = {
    httpMethod: method,
    resource: path,
    path: filled,
    pathParameters: Object.keys(params).length > 0 ? params : null,
    queryStringParameters: query ?? null,
    headers: { ...(typeof body === 'object' && { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      requestId,
      domainName: 'api.example.com',
      path: filled,
      identity: { sourceIp: '192.0.2.1' },
      ...(as && { authorizer: authorizerContextOf(as) }),
    },
  };
  return event as unknown as APIGatewayProxyEvent;
};
