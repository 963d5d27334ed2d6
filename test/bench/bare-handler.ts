import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/**
 * What `resolve` is compared with: the same eventually consistent GetItem under the function's own role, and the row as
 * it is for an answer. No authorisation, no validation, no choice of a side, no exposure, no entity tag, no log line.
 */
export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const { workspace, prompt } = event.pathParameters ?? {};
  const environment = event.queryStringParameters?.['environment'];
  const PK = `T#${event.requestContext.authorizer?.['organisationId']}#W#${workspace}#SERVING#${environment}`;
  const { Item } = await documents.send(
    new GetCommand({ TableName: process.env['TENANTS_TABLE'], Key: { PK, SK: `PROMPT#${prompt}` } }),
  );
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(Item) };
};
