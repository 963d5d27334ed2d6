import { expect, test } from 'vitest';
import { remembered } from '#functions/authorizer/remembered.ts';
import { apiDocument, authorizerTtlSeconds } from '#infra/api-document.ts';

test('a deleted key lives for a minute at the very most, whatever was kept of it just before', () => {
  expect(authorizerTtlSeconds + remembered.seconds).toBeLessThanOrEqual(60);
  const { credentials } = apiDocument('api', (name) => name).components.securitySchemes;
  expect(credentials['x-amazon-apigateway-authorizer']).toMatchObject({
    identitySource: 'method.request.header.Authorization',
    authorizerResultTtlInSeconds: authorizerTtlSeconds,
  });
});
