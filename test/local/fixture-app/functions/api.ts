import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const dynamo = new DynamoDBClient({});

const json = (statusCode: number, body: unknown): APIGatewayProxyResult => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  multiValueHeaders: { 'x-many': ['one', 'two'] },
  body: JSON.stringify(body),
});

const put = (table: string | undefined, pk: string) =>
  dynamo.send(new PutItemCommand({ TableName: table, Item: { pk: { S: pk }, sk: { S: 'row' } } }));

const failures = (service: string, count: number) => ({
  _aws: {
    Timestamp: Date.now(),
    CloudWatchMetrics: [
      { Namespace: 'Fixture', Dimensions: [['service'], ['service', 'kind']], Metrics: [{ Name: 'failures' }] },
    ],
  },
  service,
  kind: 'test',
  failures: count,
});

const forbidden = async (): Promise<APIGatewayProxyResult> => {
  const name = await put(process.env['FORBIDDEN'], 'T#org_1').then(
    () => 'written',
    (error: Error) => error.name,
  );
  return json(200, { name });
};

/** Answers with what the gateway handed over, and does the few things that the tests ask for by path. */
export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  if (event.resource === '/v1/quiet') {
    return json(200, {});
  }
  process.stdout.write(`${JSON.stringify({ message: 'called', path: event.path })}\n`);
  if (event.resource === '/v1/forbidden') {
    return forbidden();
  }
  if (event.resource === '/v1/failures') {
    throw new Error('as asked for');
  }
  if (event.resource === '/v1/metrics') {
    const { service, count } = JSON.parse(event.body ?? '{}');
    process.stdout.write(`${JSON.stringify(failures(service, count))}\n`);
    return json(202, {});
  }
  if (event.queryStringParameters?.['binary'] !== undefined) {
    const body = Buffer.from([0, 255, 1, 254]).toString('base64');
    return { statusCode: 200, headers: { 'content-type': 'application/octet-stream' }, body, isBase64Encoded: true };
  }
  return json(200, { ...event, body: event.body?.slice(0, 100) ?? null, length: event.body?.length ?? 0 });
};
