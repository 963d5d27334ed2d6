import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

const dynamo = new DynamoDBClient({});

/** Writes a row for each message; the message `poison` fails, and only that one comes again. */
export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  const done = Records.filter(({ body }) => body !== 'poison');
  for (const { body } of done) {
    const Item = { pk: { S: 'T#jobs' }, sk: { S: body }, at: { S: new Date().toISOString() } };
    await dynamo.send(new PutItemCommand({ TableName: process.env['TABLE'], Item }));
  }
  const failed = Records.filter(({ body }) => body === 'poison');
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
