import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type DeployedApp, ROOT_CREDENTIALS } from '#local/deploy.ts';
import { freePort } from '#local/loopback-ports.ts';
import { resetStack, type Stack, startStack } from '#local/stack.ts';

export const FIXTURE_APP: DeployedApp = {
  command: 'node test/local/fixture-app/app.ts',
  sources: ['test/local/fixture-app', 'package-lock.json'],
};

export const START_MILLISECONDS = 180_000;

/** A fresh stack of the fixture app, in a directory of its own and on a free port. */
export const startFixture = async (name: string, app: DeployedApp = FIXTURE_APP): Promise<Stack> => {
  const directory = `.local/fixture-${name}`;
  await resetStack({ directory });
  return startStack({ directory, port: await freePort(), app });
};

/** What a client of the AWS SDK needs to talk to a stack, as the account's root unless others are given. */
export const clientOf = ({ emulatorUrl, region }: Stack, credentials: object = ROOT_CREDENTIALS) => ({
  endpoint: emulatorUrl,
  region,
  credentials: credentials as typeof ROOT_CREDENTIALS,
  maxAttempts: 1,
});

export const dynamoOf = (stack: Stack): DynamoDBClient => new DynamoDBClient(clientOf(stack));
export const sqsOf = (stack: Stack): SQSClient => new SQSClient(clientOf(stack));

/** Credentials of one of the fixture's roles, with session tags where some are given. */
export const roleCredentials = async (stack: Stack, role: string, tags: Readonly<Record<string, string>> = {}) => {
  const sts = new STSClient(clientOf(stack));
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::000000000000:role/${role}`,
      RoleSessionName: 'test',
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
};

/** Credentials of the role that may touch the rows and secrets of one tenant alone. */
export const tenantCredentials = (stack: Stack, tenant: string) =>
  roleCredentials(stack, 'fixture-tenant-data', { TenantId: tenant });

/** An attribute of type string. */
export const text = (value: string) => ({ S: value });
