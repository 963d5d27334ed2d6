import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { GetFunctionCommand, LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { build } from 'esbuild';
import { bundleOptions } from '#infra/constructs/bundled-code.ts';
import type { Stack } from '#local/stack.ts';
import { clientOf } from './bench-stack.ts';
import { zipArchive } from './zip-archive.ts';

const name = 'promptgate-bench';
const bareName = `${name}-bare`;
const paths = { Empty: '/v1/empty', Bare: '/v1/workspaces/{workspace}/prompts/{prompt}/bare' } as const;
type Reference = keyof typeof paths;
/** It logs a line, as ours do. */
const emptyCode = `exports.handler = async ({ requestContext: { requestId } }) => {
  console.log(JSON.stringify({ requestId }));
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
};`;

/** The bare handler of the serving benchmark, bundled as the product's functions are; too long for a template. */
const bareCode = async (): Promise<Buffer> => {
  const options = bundleOptions('test/bench/bare-handler.ts');
  const { outputFiles } = await build({ ...options, outfile: 'index.mjs', write: false });
  return zipArchive('index.mjs', outputFiles[0]?.contents ?? Buffer.alloc(0));
};

const arnOf = (resource: string) => ({ 'Fn::GetAtt': [resource, 'Arn'] });
const invocation = (arn: unknown) => ({
  'Fn::Join': [
    '',
    ['arn:aws:apigateway:', { Ref: 'AWS::Region' }, ':lambda:path/2015-03-31/functions/', arn, '/invocations'],
  ],
});

/** The API as the product's is imported: one scheme, the same authorizer. */
const documentOf = (authorizer: unknown, ttlSeconds: number) => ({
  openapi: '3.0.1',
  info: { title: name, version: '1' },
  paths: Object.fromEntries(
    Object.entries(paths).map(([reference, path]) => [
      path,
      {
        get: {
          parameters: ['workspace', 'prompt']
            .filter((parameter) => path.includes(`{${parameter}}`))
            .map((parameter) => ({ name: parameter, in: 'path', required: true, schema: { type: 'string' } })),
          responses: {},
          security: [{ credentials: [] }],
          'x-amazon-apigateway-integration': {
            type: 'aws_proxy',
            httpMethod: 'POST',
            uri: invocation(arnOf(reference)),
          },
        },
      },
    ]),
  ),
  components: {
    securitySchemes: {
      credentials: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          identitySource: 'method.request.header.Authorization',
          authorizerUri: invocation(authorizer),
          authorizerResultTtlInSeconds: ttlSeconds,
        },
      },
    },
  },
});

const permission = (FunctionName: unknown) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { FunctionName, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' },
});

const functionOf = (FunctionName: string, table: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName,
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    MemorySize: 1024,
    Role: arnOf('Role'),
    Environment: { Variables: { TENANTS_TABLE: table } },
    Code: { ZipFile: emptyCode },
  },
});

const roleOf = (table: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
    },
    Policies: [
      {
        PolicyName: 'read',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'dynamodb:GetItem',
              Resource: { 'Fn::Sub': `arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/${table}` },
            },
          ],
        },
      },
    ],
  },
});

const templateOf = (authorizer: string, table: string, ttlSeconds: number) => ({
  Resources: {
    Role: roleOf(table),
    Empty: functionOf(`${name}-empty`, table),
    Bare: functionOf(bareName, table),
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: name, Body: documentOf(authorizer, ttlSeconds) } },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'live' },
    },
    PermitEmpty: permission(arnOf('Empty')),
    PermitBare: permission(arnOf('Bare')),
    PermitAuthorizer: permission(authorizer),
  },
  Outputs: { ApiId: { Value: { Ref: 'Api' } } },
});

/**
 * Gives `use` the addresses of an API beside the product's, with the product's authorizer, an empty function and one
 * that does a single GetItem behind it; everything of it is deleted afterwards. The authorizer's answers are kept for
 * `ttlSeconds`.
 */
export const withReferenceApi = async <T>(
  stack: Stack,
  use: (urlOf: (reference: Reference) => string) => Promise<T>,
  ttlSeconds = 30,
): Promise<T> => {
  const client = new CloudFormationClient(clientOf(stack));
  const lambda = new LambdaClient(clientOf(stack));
  const { Configuration } = await lambda.send(
    new GetFunctionCommand({ FunctionName: `promptgate-${stack.stage}-authorize-request` }),
  );
  const waiting = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  const template = templateOf(Configuration?.FunctionArn ?? '', stack.tables.tenants, ttlSeconds);
  const TemplateBody = JSON.stringify(template);
  await client.send(new CreateStackCommand({ StackName: name, TemplateBody, Capabilities: ['CAPABILITY_IAM'] }));
  try {
    await waitUntilStackCreateComplete(waiting, { StackName: name });
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: bareName, ZipFile: await bareCode() }));
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const apiId = Stacks?.[0]?.Outputs?.[0]?.OutputValue;
    const base = `${stack.emulatorUrl}/restapis/${apiId}/live/_user_request_`;
    return await use((reference) => base + paths[reference].replace('{workspace}', 'default'));
  } finally {
    await client.send(new DeleteStackCommand({ StackName: name }));
    await waitUntilStackDeleteComplete(waiting, { StackName: name });
  }
};
