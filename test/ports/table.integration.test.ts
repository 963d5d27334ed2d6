import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { dynamoTable } from '#shared/data/dynamo-table.ts';
import { clientOf } from '#test/local/fixture.ts';
import { tableSpec } from './table-spec.ts';

const stack = inject('stack');
const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientOf(stack)), {
  marshallOptions: { removeUndefinedValues: true },
});

tableSpec('of DynamoDB', () => dynamoTable(client, stack.tables.tenants));
