import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Stack } from '#local/stack.ts';
import { clientOf } from './bench-stack.ts';

const name = 'promptgate-bench-empty';
const path = '/v1/empty';
/** It logs a line, as ours do. */
const code = `exports.handler = async ({ requestContext: { requestId } }) => {
  console.log(JSON.stringify({ requestId }));
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
};`;

const arnOf = (resource: string) => ({ 'Fn::GetAtt': [resource, 'Arn'] });
const invocation = (arn: unknown) => ({
  'Fn::Join': [
    '',
    ['arn:aws:apigateway:', { Ref: 'AWS::Region' }, ':lambda:path/2015-03-31/functions/', arn, '/invocations'],
  ],
});

/** The API as the product's is imported: one scheme, the same authorizer, its answers kept as long. */
const documentOf = (authorizer: unknown) => ({
  openapi: '3.0.1',
  info: { title: name, version: '1' },
  paths: {
    [path]: {
      get: {
        responses: {},
        security: [{ credentials: [] }],
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: invocation(arnOf('Function')),
        },
      },
    },
  },
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
          authorizerResultTtlInSeconds: 30,
        },
      },
    },
  },
});

const permission = (FunctionName: unknown) => ({
  Type: 'AWS::Lambda::Permission',
  Properties: { FunctionName, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' },
});

const templateOf = (authorizer: string) => ({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
        },
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: name,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: 1024,
        Role: arnOf('Role'),
        Code: { ZipFile: code },
      },
    },
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: name, Body: documentOf(authorizer) } },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'live' },
    },
    PermitFunction: permission(arnOf('Function')),
    PermitAuthorizer: permission(authorizer),
  },
  Outputs: { ApiId: { Value: { Ref: 'Api' } } },
});

/**
 * Gives `use` the address of an API beside the product's, with the product's authorizer and an empty function behind
 * it; everything of it is deleted afterwards.
 */
export const withEmptyApi = async <T>(stack: Stack, use: (url: string) => Promise<T>): Promise<T> => {
  const client = new CloudFormationClient(clientOf(stack));
  const { Configuration } = await new LambdaClient(clientOf(stack)).send(
    new GetFunctionCommand({ FunctionName: `promptgate-${stack.stage}-authorize-request` }),
  );
  const waiting = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  const TemplateBody = JSON.stringify(templateOf(Configuration?.FunctionArn ?? ''));
  await client.send(new CreateStackCommand({ StackName: name, TemplateBody, Capabilities: ['CAPABILITY_IAM'] }));
  try {
    await waitUntilStackCreateComplete(waiting, { StackName: name });
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const apiId = Stacks?.[0]?.Outputs?.[0]?.OutputValue;
    return await use(`${stack.emulatorUrl}/restapis/${apiId}/live/_user_request_${path}`);
  } finally {
    await client.send(new DeleteStackCommand({ StackName: name }));
    await waitUntilStackDeleteComplete(waiting, { StackName: name });
  }
};
