import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyStatement, Role, SessionTagsPrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

const TENANT = '$' + '{aws:PrincipalTag/TenantId}';

/** A table whose rows belong to tenants, the key for their secrets, and the role that reads one tenant's alone. */
export const tenantTable = (scope: Construct): { readonly table: TableV2; readonly key: Key } => {
  const key = new Key(scope, 'Key', { removalPolicy: RemovalPolicy.DESTROY });
  const string = (name: string) => ({ name, type: AttributeType.STRING });
  const table = new TableV2(scope, 'Table', {
    partitionKey: string('pk'),
    sortKey: string('sk'),
    encryption: TableEncryptionV2.customerManagedKey(key),
    dynamoStream: StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'expiresAt',
    removalPolicy: RemovalPolicy.DESTROY,
    globalSecondaryIndexes: [
      {
        indexName: 'gsi1',
        partitionKey: string('gsi1pk'),
        sortKey: string('gsi1sk'),
        projectionType: ProjectionType.ALL,
      },
    ],
  });
  const role = new Role(scope, 'TenantData', {
    roleName: 'fixture-tenant-data',
    assumedBy: new SessionTagsPrincipal(
      new AccountRootPrincipal().withConditions({ StringLike: { 'aws:RequestTag/TenantId': '?*' } }),
    ),
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['GetItem', 'BatchGetItem', 'BatchWriteItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']
        .concat(['ConditionCheckItem', 'Scan', 'ExecuteStatement'])
        .map((action) => `dynamodb:${action}`),
      resources: [table.tableArn, `${table.tableArn}/index/gsi1`],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`T#${TENANT}`, `T#${TENANT}#*`] },
        Null: { 'dynamodb:LeadingKeys': 'false', 'aws:PrincipalTag/TenantId': 'false' },
      },
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [key.keyArn],
      conditions: {
        StringEquals: { 'kms:EncryptionContext:tenantId': TENANT },
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['tenantId'] },
      },
    }),
  );
  return { table, key };
};
