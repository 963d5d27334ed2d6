import type { APIGatewayProxyEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { getSnapshot } from '#functions/serving/get-snapshot.ts';
import { renderPrompt } from '#functions/serving/render-prompt.ts';
import { resolvePrompt } from '#functions/serving/resolve-prompt.ts';
import { servingRoutes } from '#shared/contracts/serving.ts';
import { signExposure } from '#shared/crypto/exposure-token.ts';
import { limitRepository } from '#shared/data/limit-repository.ts';
import { servingRepository } from '#shared/data/serving-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { sharedLimiter } from '#shared/http/rate-limit-shared.ts';
import { renderTemplate } from '#shared/templates/render-template.ts';
import { rolloutWorld } from '#test/support/rollouts.ts';
import { organisationA } from '#test/support/world.ts';

const event = (headers: Record<string, string> = {}) =>
  ({
    httpMethod: 'GET',
    resource: servingRoutes.resolvePrompt.path,
    path: '/v1/workspaces/default/prompts/greeting/resolve',
    headers,
    pathParameters: { workspace: 'default', prompt: 'greeting' },
    queryStringParameters: { environment: 'production', subject: 'ada' },
    requestContext: {
      requestId: 'request-1',
      authorizer: {
        type: 'apiKey',
        id: 'key_1',
        organisationId: organisationA,
        workspace: 'default',
        scopes: 'read',
      },
    },
  }) as unknown as APIGatewayProxyEvent;

const setUp = async () => {
  const { openTable: open, release, start, effects } = await rolloutWorld();
  await release(1);
  const calls: string[] = [];
  const openTable = (tenant: Parameters<typeof open>[0]): Table => {
    const table = open(tenant);
    const noted = <Arguments extends unknown[], Result>(name: string, act: (...given: Arguments) => Result) => {
      return (...given: Arguments): Result => {
        calls.push(`${name} ${JSON.stringify(given.at(1) ?? {})}`);
        return act(...given);
      };
    };
    return {
      get: noted('get', table.get),
      getMany: noted('getMany', table.getMany),
      query: noted('query', table.query),
      update: noted('update', table.update),
      transact: noted('transact', table.transact),
    };
  };
  const handler = httpFunction(
    servingRoutes,
    { resolvePrompt, renderPrompt, getSnapshot },
    {
      ...effects,
      serving: servingRepository(openTable),
      sign: signExposure,
      render: renderTemplate,
      blockSeconds: 60,
    },
    { effects, log: () => undefined, openTable, limiter: sharedLimiter(limitRepository(openTable), effects.now) },
  );
  return { handler, calls, effects, start };
};

test('for an API key the whole request is one eventually consistent read', async () => {
  const { handler, calls } = await setUp();

  const { statusCode, headers, body } = await handler(event());

  expect(statusCode).toBe(200);
  expect(calls).toEqual(['get {}']);
  expect(headers).toMatchObject({ 'cache-control': 'private, max-age=5', etag: expect.any(String) });
  expect(Object.keys(JSON.parse(body)).sort()).toEqual([
    'contentHash',
    'environment',
    'epoch',
    'exposure',
    'messages',
    'model',
    'prompt',
    'rolloutId',
    'variables',
    'variant',
    'version',
  ]);
});

test('while a rollout is in progress an answer is kept for a second: it may be taken back at any moment', async () => {
  const { handler, start } = await setUp();
  await start({ version: 2 });

  const { headers } = await handler(event());

  expect(headers).toMatchObject({ 'cache-control': 'private, max-age=1' });
});

test('the limit costs no call in the path of a request, whatever it says', async () => {
  const { handler, calls } = await setUp();

  const answers = await Promise.all(Array.from({ length: 1001 }, () => handler(event())));

  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1000);
  expect(answers.at(-1)).toMatchObject({ statusCode: 429, headers: { 'retry-after': '1' } });
  expect(answers[0]?.headers).toMatchObject({
    'ratelimit-policy': '"serving";q=1000;w=10',
    ratelimit: '"serving";r=999;t=1',
  });
  expect(calls).toHaveLength(1000);
});

test('a client that has the present answer is told so, although its exposure would be another', async () => {
  const { handler, effects } = await setUp();
  const { headers } = await handler(event());
  effects.advance(60);

  const again = await handler(event({ 'If-None-Match': String(headers?.['etag']) }));

  expect(again).toMatchObject({ statusCode: 304, body: '' });
});
