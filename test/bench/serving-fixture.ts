import { readFile } from 'node:fs/promises';
import { marshall } from '@aws-sdk/util-dynamodb';
import { servingPut } from '#shared/data/serving-repository.ts';
import type { ServingRecord } from '#shared/domain/serving.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import type { VersionContent } from '#shared/domain/version.ts';

const organisationId = 'org_01JD6Y8Z3K5V7W9X1A2B3C4D5E';
const [workspace, prompt, environment] = ['default', 'ticket-triage', 'production'];

const file = new URL('../../demo/prompts/ticket-triage.json', import.meta.url);
const { messages, variables, model } = JSON.parse(await readFile(file, 'utf8')) as VersionContent;
const contentOf = (version: number) => ({
  version,
  messages,
  variables,
  model: model ?? null,
  contentHash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
});

const record: ServingRecord = {
  workspace,
  prompt,
  environment,
  stable: contentOf(7),
  canary: contentOf(8),
  rolloutId: 'rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  percent: 10,
  seed: 'gZ1vS0mWq2Yy3x4A',
  epoch: 12,
  exposureKey: 'ZXhwb3N1cmUga2V5IG9mIHRoZSBiZW5jaG1hcms',
  served: [1, 2, 3, 4, 5, 6, 7, 8],
  changedAt: '2026-11-21T08:00:00.000Z',
};

const write = servingPut(tenantOf(organisationId), record, undefined);
if (!('put' in write)) throw new Error('A serving record is put.');

/** DynamoDB's answer to the GetItem of `resolve`: the row of a prompt amid a rollout, stable and canary in full. */
export const getItemAnswer = JSON.stringify({ Item: marshall(write.put, { removeUndefinedValues: true }) });

/** What API Gateway hands to the function for `GET …/resolve` with an API key of scope `read`. */
export const resolveEvent = JSON.stringify({
  resource: '/v1/workspaces/{workspace}/prompts/{prompt}/resolve',
  path: `/v1/workspaces/${workspace}/prompts/${prompt}/resolve`,
  httpMethod: 'GET',
  headers: {
    Accept: 'application/json',
    'Accept-Encoding': 'gzip, br',
    Authorization: `Bearer pg_${organisationId}_key_01JD6Y8Z3K5V7W9X1A2B3C4D5E_${'s'.repeat(43)}`,
    Host: 'api.promptgate.example',
    'User-Agent': 'promptgate-sdk/0.1.0 node/24',
    'X-Amzn-Trace-Id': 'Root=1-674ef0a0-0123456789abcdef01234567',
    'X-Forwarded-For': '192.0.2.1',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  },
  multiValueHeaders: {},
  queryStringParameters: { environment, subject: 'customer-42' },
  multiValueQueryStringParameters: { environment: [environment], subject: ['customer-42'] },
  pathParameters: { workspace, prompt },
  stageVariables: null,
  requestContext: {
    accountId: '000000000000',
    apiId: 'abcdefghij',
    authorizer: {
      type: 'apiKey',
      id: 'key_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
      organisationId,
      workspace,
      scopes: 'read',
      // Its rate is beyond what one process asks for.
      plan: 'enterprise',
      integrationLatency: 3,
    },
    httpMethod: 'GET',
    identity: { sourceIp: '192.0.2.1', userAgent: 'promptgate-sdk/0.1.0 node/24' },
    path: `/v1/workspaces/${workspace}/prompts/${prompt}/resolve`,
    protocol: 'HTTP/1.1',
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    requestTimeEpoch: 1_795_248_000_000,
    resourcePath: '/v1/workspaces/{workspace}/prompts/{prompt}/resolve',
    stage: 'v1',
  },
  body: null,
  isBase64Encoded: false,
});
