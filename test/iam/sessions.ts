import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KMSClient } from '@aws-sdk/client-kms';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { ROOT_CREDENTIALS } from '#local/deploy.ts';
import type { Stack } from '#local/stack.ts';
import type { Principal } from './calls.ts';
import type { Deployed } from './deployed.ts';

export type Clients = {
  readonly dynamo: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly kms: KMSClient;
  readonly scheduler: SchedulerClient;
  readonly sqs: SQSClient;
  readonly sts: STSClient;
};

type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

const clientsOf = ({ emulatorUrl, region }: Stack, credentials: Credentials): Clients => {
  const configuration = { endpoint: emulatorUrl, region, credentials, maxAttempts: 1 };
  return {
    dynamo: new DynamoDBClient(configuration),
    events: new EventBridgeClient(configuration),
    kms: new KMSClient(configuration),
    scheduler: new SchedulerClient(configuration),
    sqs: new SQSClient(configuration),
    sts: new STSClient(configuration),
  };
};

const sessionOf = async (
  stack: Stack,
  by: Clients,
  RoleArn: string,
  tag: string | undefined,
): Promise<Clients | undefined> => {
  const Tags = tag === undefined ? [] : [{ Key: 'TenantId', Value: tag }];
  const request = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'unrecorded', Tags });
  const answer = await by.sts.send(request).catch(() => undefined);
  const { AccessKeyId, SecretAccessKey = '', SessionToken = '' } = answer?.Credentials ?? {};
  if (AccessKeyId === undefined) return undefined;
  return clientsOf(stack, {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
};

/**
 * Sessions of a stack's roles, each made once and as functions have them: a function's by the account's root in Lambda's
 * place, a tenant role's by its function. There is none where IAM makes none.
 */
export const sessions = (stack: Stack, { roles }: Deployed) => {
  const root = clientsOf(stack, ROOT_CREDENTIALS);
  const arnOf = (role: string) => roles.find(({ name }) => name === role)?.arn ?? '';
  const opened = new Map<string, Promise<Clients | undefined>>();

  const open = async ({ role, tag }: Principal): Promise<Clients | undefined> => {
    if (!role.endsWith('-tenant')) return sessionOf(stack, root, arnOf(role), tag);
    const own = await session({ role: role.replace(/-tenant$/, '') });
    return own && sessionOf(stack, own, arnOf(role), tag);
  };
  const session = (principal: Principal): Promise<Clients | undefined> => {
    const name = JSON.stringify([principal.role, principal.tag]);
    const known = opened.get(name) ?? open(principal);
    opened.set(name, known);
    return known;
  };
  return session;
};
