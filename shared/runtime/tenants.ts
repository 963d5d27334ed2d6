import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { dynamoTable } from '../data/dynamo-table.ts';
import type { Table } from '../data/table.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { readConfig } from './config.ts';
import { tenantCredentials } from './tenant-credentials.ts';

const maxTenants = 200;
const { TENANTS_TABLE, TENANT_ROLE_ARN } = readConfig('TENANTS_TABLE', 'TENANT_ROLE_ARN');
const sts = new STSClient({});
const requestHandler = new NodeHttpHandler({});
const tables = new Map<string, Table>();

/**
 * An organisation's rows, under its own credentials. The clients of the organisations last asked for are kept; they
 * share their connections, and each renews its credentials by itself before they end.
 */
export const openTable = (tenant: TenantContext): Table => {
  const { organisationId } = tenant;
  const known = tables.get(organisationId);
  if (known) {
    tables.delete(organisationId);
    tables.set(organisationId, known);
    return known;
  }
  const client = new DynamoDBClient({ credentials: tenantCredentials(sts, TENANT_ROLE_ARN, tenant), requestHandler });
  const table = dynamoTable(
    DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    TENANTS_TABLE,
  );
  tables.set(organisationId, table);
  const [oldest] = tables.keys();
  if (tables.size > maxTenants && oldest !== undefined) tables.delete(oldest);
  return table;
};
