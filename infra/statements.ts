import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** One statement of a policy, as data. */
export type Statement = PolicyStatementProps;

/**
 * `note` is to read, and to count uses; `remember` also to keep what `Idempotency-Key` asks to be kept; `write` to
 * change everything but the audit trail; `erase` to read and delete everything, that too.
 */
export type TableAccess = 'read' | 'note' | 'remember' | 'write' | 'erase';

export const readActions = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
export const writeActions = ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** The use of a key by one service on the caller's behalf, and in no other way. */
export const throughService = (key: IKey, service: string, region: string, actions: readonly string[]): Statement => ({
  actions: actions.map((action) => `kms:${action}`),
  resources: [key.keyArn],
  conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } },
});

/**
 * What a caller of DynamoDB needs on the table's key.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export const tableKeyStatement = (key: IKey, region: string, access: TableAccess): Statement =>
  throughService(
    key,
    'dynamodb',
    region,
    access === 'read'
      ? ['Decrypt', 'DescribeKey']
      : ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'],
  );

/** What a caller of S3 needs on a bucket's key, to read its objects and to write them in parts. */
export const bucketKeyStatement = (key: IKey, region: string): Statement =>
  throughService(key, 's3', region, ['Decrypt', 'GenerateDataKey']);

/** Sending to an encrypted queue: SQS encrypts with a data key and reads it back. */
export const sendStatements = (queue: IQueue, key: IKey, region: string): readonly Statement[] => [
  { actions: ['sqs:SendMessage'], resources: [queue.queueArn] },
  throughService(key, 'sqs', region, ['Decrypt', 'GenerateDataKey']),
];

/** What Lambda needs to poll a queue for a function, with the function's own role. */
export const consumeStatements = (queue: IQueue, key: IKey, region: string): readonly Statement[] => [
  {
    actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    resources: [queue.queueArn],
  },
  throughService(key, 'sqs', region, ['Decrypt']),
];

/**
 * What Lambda needs to read a table's stream for a function, with the function's own role.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.Tutorial.html
 */
export const streamStatements = (
  { streamArn, anyStreamArn }: { readonly streamArn: string; readonly anyStreamArn: string },
  key: IKey,
  region: string,
): readonly Statement[] => [
  {
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: [streamArn],
  },
  { actions: ['dynamodb:ListStreams'], resources: [anyStreamArn] },
  tableKeyStatement(key, region, 'read'),
];
