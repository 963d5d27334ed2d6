import type { APIGatewayProxyEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { Health } from '#functions/system/get-health.ts';
import { getOpenApi } from '#functions/system/get-open-api.ts';
import { getSecurityTxt, renderSecurityTxt } from '#functions/system/get-security-txt.ts';
import { systemRoutes } from '#shared/contracts/system.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { testEffects } from '#test/support/world.ts';

const call = async (
  path: string,
  status: Health['status'] = 'operational',
  headers: Readonly<Record<string, string>> = {},
) => {
  const effects = testEffects();
  const health = { status, checks: [{ name: 'database', status, latencyMs: 4 }] };
  const handler = httpFunction(
    systemRoutes,
    { getHealth: async () => health, getOpenApi, getSecurityTxt },
    { ...effects, openApi: { openapi: '3.1.0' } },
    { effects, log: () => {} },
    { getSecurityTxt: { 'text/plain; charset=utf-8': renderSecurityTxt } },
  );
  const request = { httpMethod: 'GET', resource: path, path, headers, requestContext: { requestId: 'request-1' } };
  return handler(request as unknown as APIGatewayProxyEvent);
};

test.each([
  ['operational', 200],
  ['degraded', 200],
  ['down', 503],
] as const)('a health that is %s is answered with %i, and with the parts', async (status, expected) => {
  const { statusCode, body, headers } = await call('/v1/health', status);

  expect(statusCode).toBe(expected);
  expect(JSON.parse(body)).toEqual({ status, checks: [{ name: 'database', status, latencyMs: 4 }] });
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
});

test('security.txt is plain text in UTF-8, as RFC 9116 demands', async () => {
  const { statusCode, body, headers } = await call('/.well-known/security.txt');

  expect([statusCode, headers?.['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(body).toMatch(/^Contact: .+\nExpires: .+\n/);
});

test('what is no JSON has an entity tag, too', async () => {
  const path = '/.well-known/security.txt';
  const etag = String((await call(path)).headers?.['etag']);

  expect(etag).toMatch(/^".+"$/);
  expect(await call(path, 'operational', { 'If-None-Match': etag })).toMatchObject({ statusCode: 304, body: '' });
});

test('the description of the API is answered as it is', async () => {
  expect(JSON.parse((await call('/v1/openapi.json')).body)).toEqual({ openapi: '3.1.0' });
});
