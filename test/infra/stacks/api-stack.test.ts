import { describe, expect, test } from 'vitest';
import { allRoutes, routesByFunction } from '#shared/contracts/index.ts';
import { problem } from '#shared/contracts/problem-schema.ts';
import { type Json, resourcesOf, synthesise } from '../synthesise.ts';

const prod = () => synthesise('prod', 'us-east-1');
const only = (type: string): Json => {
  const [first, ...others] = resourcesOf(prod(), type);
  expect(others).toEqual([]);
  return first?.properties;
};

describe('the API', () => {
  const operations = (): { readonly path: string; readonly method: string; readonly operation: Json }[] =>
    Object.entries<Json>(only('AWS::ApiGateway::RestApi').Body.paths).flatMap(([path, methods]) =>
      Object.entries<Json>(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );

  test('has the routes of the table, one to one', () => {
    const made = operations().map(({ method, path, operation }) => `${method} ${path} ${operation.operationId}`);
    const declared = allRoutes.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`);
    expect(made.toSorted()).toEqual(declared.toSorted());
  });

  test('asks for credentials on every route that is not public, and on no other', () => {
    const open = operations().filter(({ operation }) => operation.security.length === 0);
    const isPublic = allRoutes.filter(({ access }) => access === 'public');
    expect(open.map(({ operation }) => operation.operationId).toSorted()).toEqual(
      isPublic.map(({ operationId }) => operationId).toSorted(),
    );
    const guarded = operations().filter(({ operation }) => operation.security.length > 0);
    for (const { operation } of guarded) expect(operation.security).toEqual([{ credentials: [] }]);
  });

  test('caches what the authorizer said for half a minute, by the credentials', () => {
    const { credentials } = only('AWS::ApiGateway::RestApi').Body.components.securitySchemes;
    expect(credentials['x-amazon-apigateway-authorizer']).toMatchObject({
      type: 'request',
      identitySource: 'method.request.header.Authorization',
      authorizerResultTtlInSeconds: 30,
    });
  });

  test('may call each function that answers it, and the authorizer, and those alone', () => {
    const permissions = resourcesOf(prod(), 'AWS::Lambda::Permission').filter(
      ({ properties }) => properties.Principal === 'apigateway.amazonaws.com',
    );
    expect(permissions).toHaveLength(Object.keys(routesByFunction).length + 1);
    for (const { properties } of permissions) expect(JSON.stringify(properties.SourceArn)).toContain('execute-api');
  });

  test('speaks TLS 1.3 alone, by its own name and by its domain’s', () => {
    for (const stage of ['local', 'dev', 'prod'] as const) {
      const apis = ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::DomainName'].flatMap((type) =>
        resourcesOf(synthesise(stage, 'us-east-1'), type),
      );
      expect(apis.length).toBe(stage === 'prod' ? 2 : 1);
      for (const { properties } of apis) {
        expect(properties).toMatchObject({
          SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
          EndpointAccessMode: 'STRICT',
        });
      }
    }
  });

  test('logs each request with its TLS version, and neither headers nor bodies', () => {
    const { AccessLogSetting, MethodSettings } = only('AWS::ApiGateway::Stage');
    expect(JSON.parse(AccessLogSetting.Format)).toMatchObject({ tlsVersion: '$context.tlsVersion' });
    expect(AccessLogSetting.Format).not.toMatch(/header|body|querystring|authorizer/i);
    expect(MethodSettings[0]).toMatchObject({ DataTraceEnabled: false });
  });

  test('lets less through than the account may have at all: 10,000 requests a second, 5,000 at once', () => {
    const { MethodSettings } = only('AWS::ApiGateway::Stage');
    expect(MethodSettings[0]).toMatchObject({ ThrottlingRateLimit: 8000, ThrottlingBurstLimit: 4000 });
  });

  test('answers what no function sees in the one form of errors', () => {
    const answers = only('AWS::ApiGateway::RestApi').Body['x-amazon-apigateway-gateway-responses'];
    for (const [type, answer] of Object.entries<Json>(answers)) {
      const body = problem.parse(JSON.parse(answer.responseTemplates['application/json']));
      expect(body.status, type).toBe(answer.statusCode);
      expect(answer.responseParameters, type).toMatchObject({
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
        'gatewayresponse.header.x-request-id': 'context.requestId',
      });
    }
    expect(answers.MISSING_AUTHENTICATION_TOKEN.responseTemplates['application/json']).toBe(
      '{"type":"https://promptgate.dev/problems/not_found","title":"Not found","status":404,' +
        '"detail":"There is nothing here.","code":"not_found","requestId":"$context.requestId"}',
    );
    expect([answers.UNAUTHORIZED, answers.ACCESS_DENIED, answers.THROTTLED].map((each) => each.statusCode)).toEqual([
      401, 403, 429,
    ]);
    const headerOf = (type: string, name: string) => answers[type].responseParameters[`gatewayresponse.header.${name}`];
    expect(headerOf('UNAUTHORIZED', 'WWW-Authenticate')).toBe("'Bearer'");
    expect([headerOf('THROTTLED', 'Retry-After'), headerOf('INTEGRATION_TIMEOUT', 'Retry-After')]).toEqual([
      "'1'",
      "'1'",
    ]);
  });
});
