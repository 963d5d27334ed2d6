import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ROOT_CREDENTIALS } from '#local/deploy.ts';
import type { Stack } from '#local/stack.ts';

type Row = Readonly<Record<string, unknown>>;

/** All that a stack keeps, as only the account's root can see it. */
export const stackAsRoot = ({ emulatorUrl: endpoint, region, tables, stage, outputs }: Stack) => {
  const client = { endpoint, region, credentials: ROOT_CREDENTIALS };
  const [dynamo, s3, sqs] = [new DynamoDBClient(client), new S3Client(client), new SQSClient(client)];
  const scheduler = new SchedulerClient(client);
  const bucket = outputs['ExportsBucket'] ?? '';

  const scan = async (TableName: string): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName, ConsistentRead: true })) {
      rows.push(...Items.map((item) => unmarshall(item)));
    }
    return rows;
  };

  const archives = async (): Promise<readonly string[]> => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  };

  const schedules = async (): Promise<readonly Row[]> => {
    const GroupName = `promptgate-${stage}-schedules`;
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName }));
    const found = Schedules.map(({ Name }) => scheduler.send(new GetScheduleCommand({ GroupName, Name })));
    return (await Promise.all(found)).map(({ Name, Target }) => ({ Name, Input: Target?.Input }));
  };

  const queueOf = async (worker: string): Promise<string | undefined> => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `promptgate-${stage}-${worker}` }));
    return QueueUrl;
  };

  return {
    bucket,
    archives,
    schedules,
    tenants: () => scan(tables.tenants),
    directory: () => scan(tables.directory),
    /** How many messages a worker's queue has, those that are being worked on among them. */
    waiting: async (worker: string): Promise<number> => {
      const QueueUrl = await queueOf(worker);
      const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] });
      const { Attributes = {} } = await sqs.send(asked);
      return names.reduce((sum, name) => sum + Number(Attributes[name]), 0);
    },
    /** Puts a message into a worker's queue. */
    send: async (worker: string, message: object) => {
      const QueueUrl = await queueOf(worker);
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    },
  };
};
