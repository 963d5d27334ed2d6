import type { APIGatewayProxyEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { apiUrlOf } from '#shared/http/api-url.ts';

const urlOf = (domainName: string, fullPath: string) =>
  apiUrlOf({ path: '/v1/me', requestContext: { domainName, path: fullPath } } as unknown as APIGatewayProxyEvent);

test('is the name of the API, with what stands before the path of its routes', () => {
  expect(urlOf('eu-west-1.api.promptgate.dev', '/v1/me')).toBe('https://eu-west-1.api.promptgate.dev');
  expect(urlOf('abc.execute-api.eu-west-1.amazonaws.com', '/live/v1/me')).toBe(
    'https://abc.execute-api.eu-west-1.amazonaws.com/live',
  );
});

test('is without TLS on this very machine alone', () => {
  const base = '/restapis/abc/live/_user_request_';
  expect(urlOf('127.0.0.1:4610', `${base}/v1/me`)).toBe(`http://127.0.0.1:4610${base}`);
  expect(urlOf('localhost.example.com', '/v1/me')).toBe('https://localhost.example.com');
  expect(urlOf('127.0.0.1.example.com', '/v1/me')).toBe('https://127.0.0.1.example.com');
});
