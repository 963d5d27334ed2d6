import type { APIGatewayProxyEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { promptRoutes } from '#shared/contracts/prompts.ts';
import { keys } from '#shared/data/keys.ts';
import type { Authenticated } from '#shared/domain/authenticated.ts';
import { rateOfText } from '#shared/domain/rate-limit.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { authorizerAnswer } from '#shared/http/authorizer-answer.ts';
import { bearerTokenOf } from '#shared/http/bearer-token.ts';
import { identifyCaller } from '#shared/http/identify-caller.ts';
import { memoryTables, organisationA } from '#test/support/world.ts';

const arn = 'arn:aws:execute-api:eu-central-1:000000000000:api123/live/GET/v1/workspaces/default/prompts';
const user: Authenticated = { type: 'user', id: 'usr_1', organisationId: organisationA, sessionId: 'ses_1' };
const key: Authenticated = {
  type: 'apiKey',
  id: 'key_1',
  organisationId: organisationA,
  workspace: 'default',
  scopes: ['read', 'deploy'],
  createdBy: 'usr_1',
  createdByMailbox: 'mailbox',
  plan: 'team',
  rateLimit: { perSecond: 1, burst: 2 },
};
const provisioner: Authenticated = { type: 'provisioner', id: 'scm_1', organisationId: organisationA, plan: 'team' };

const route = promptRoutes.listPrompts;

const identified = async (caller: Parameters<typeof authorizerAnswer>[1], workspace?: string) => {
  const { openTable } = memoryTables();
  const tenant = tenantOf(organisationA);
  const row = { ...keys.member(tenant, 'usr_1'), status: 'active', role: 'member', workspaces: { default: 'viewer' } };
  await openTable(tenant).transact([
    { put: row },
    { put: keys.workspace(tenant, 'default') },
    { put: { ...keys.organisation(tenant), plan: 'team' } },
  ]);
  const { context } = authorizerAnswer(arn, caller);
  const event = { requestContext: { authorizer: context } } as unknown as APIGatewayProxyEvent;
  return identifyCaller(openTable, event, { requestId: 'request-1' }, route, workspace);
};

test('the whole stage is allowed, since the answer is kept for all of its paths, and nothing beyond', () => {
  const { principalId, policyDocument } = authorizerAnswer(arn, user);

  expect(principalId).toBe('usr_1');
  expect(policyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'execute-api:Invoke',
      Resource: 'arn:aws:execute-api:eu-central-1:000000000000:api123/live/*/*',
    },
  ]);
});

test('the context is text alone: API Gateway hands on nothing else', () => {
  for (const caller of [user, key, provisioner, { type: 'elsewhere', region: 'eu-west-1' } as const]) {
    const values = Object.values(authorizerAnswer(arn, caller).context ?? {});
    expect(values.every((value) => typeof value === 'string')).toBe(true);
  }
});

test('a rate limit comes through as it was', () => {
  const { context } = authorizerAnswer(arn, key);

  expect(rateOfText(String(context?.['rateLimit']))).toEqual({ perSecond: 1, burst: 2 });
});

test('the handlers read from it whom the authorizer meant', async () => {
  expect(await identified(user, 'default')).toMatchObject({
    principal: { id: 'usr_1', role: 'member', workspaces: { default: 'viewer' } },
    plan: 'team',
  });
  const { plan, rateLimit: _limit, ...principal } = key;
  expect(await identified(key)).toMatchObject({ principal, plan });
  const { plan: _same, ...token } = provisioner;
  expect(await identified(provisioner)).toMatchObject({ principal: token, plan });
});

test('credentials from another region are sent there, and speak for nobody here', async () => {
  const elsewhere = { type: 'elsewhere', region: 'eu-west-1' } as const;

  expect(authorizerAnswer(arn, elsewhere).context).toEqual({ wrongRegion: 'eu-west-1' });
  await expect(identified(elsewhere)).rejects.toMatchObject({
    code: 'wrong_region',
    message: expect.stringContaining('eu-west-1'),
  });
});

test.each([
  [{ Authorization: 'Bearer abc' }, 'abc'],
  [{ authorization: 'bearer  abc ' }, 'abc'],
  [{ AUTHORIZATION: 'Bearer a.b-c_d' }, 'a.b-c_d'],
  [{ authorization: 'Basic abc' }, undefined],
  [{ authorization: 'Bearer' }, undefined],
  [{ authorization: 'Bearer a b' }, undefined],
  [{ authorization: undefined }, undefined],
  [{}, undefined],
  [null, undefined],
])('%o carries the token %o', (headers, token) => {
  expect(bearerTokenOf(headers)).toBe(token);
});
