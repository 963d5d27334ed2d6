import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamoTable } from '../data/dynamo-table.ts';
import { readConfig } from './config.ts';
import { perTenant } from './per-tenant.ts';
import { sessionOf } from './tenant-sessions.ts';

const { TENANTS_TABLE } = readConfig('TENANTS_TABLE');

/** An organisation's rows, under its own credentials. */
export const openTable = perTenant((tenant) => {
  const client = new DynamoDBClient(sessionOf(tenant));
  return dynamoTable(
    DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    TENANTS_TABLE,
  );
});
