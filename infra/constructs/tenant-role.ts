import { ArnPrincipal, Effect, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import type { StageStack } from '#infra/constructs/stage-stack.ts';
import type { Grant } from '#infra/grants.ts';
import { type DataStack, listIndex } from '#infra/stacks/data-stack.ts';
import { readActions, type Statement, type TableAccess, tableKeyStatement, writeActions } from '#infra/statements.ts';
import { archiveBinding, tenantTag, unscheduleBinding } from '#infra/tenant-bindings.ts';

/**
 * Leading keys of one organisation. Two patterns, since `T#org_1*` alone would let `org_1` read `org_11`. `Null`,
 * since `ForAllValues` is true of a request that has no leading keys at all, a Scan for one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const ownKeys = {
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`T#${tenantTag}`, `T#${tenantTag}#*`] },
  Null: { 'dynamodb:LeadingKeys': 'false', 'aws:PrincipalTag/TenantId': 'false' },
};

const keysLike = (...patterns: readonly string[]): typeof ownKeys => ({
  ...ownKeys,
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...patterns] },
});

/** Where `Idempotency-Key` is kept, and nothing else. */
const requestKeys = keysLike(`T#${tenantTag}#IDEMPOTENCY#*`);

/** Counters of use against limits, and times of last use: no change that anybody would look for in the audit trail. */
const countKeys = keysLike(`T#${tenantTag}#LIMIT#*`, `T#${tenantTag}#USES`);

/**
 * A change outside a transaction would be a change without its audit entry and its events.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
const writing = (table: string, keys: typeof ownKeys, actions: readonly string[] = writeActions): Statement => ({
  actions: [...actions],
  resources: [table],
  conditions: { ...keys, 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } },
});

const tableStatements = ({ tenants }: DataStack, access: TableAccess): readonly Statement[] => {
  const table = tenants.tableArn;
  const reading: readonly Statement[] = [
    { actions: [...readActions], resources: [table], conditions: ownKeys },
    // An index can be queried, and nothing else.
    { actions: ['dynamodb:Query'], resources: [`${table}/index/${listIndex.name}`], conditions: ownKeys },
  ];
  if (access === 'read') return reading;
  if (access === 'erase') {
    return [...reading, { actions: ['dynamodb:DeleteItem'], resources: [table], conditions: ownKeys }];
  }
  const noting: Statement = { actions: ['dynamodb:UpdateItem'], resources: [table], conditions: countKeys };
  if (access === 'note') return [...reading, noting];
  if (access === 'remember') return [...reading, noting, writing(table, requestKeys)];
  return [
    ...reading,
    noting,
    writing(table, ownKeys, ['dynamodb:ConditionCheckItem', ...writeActions]),
    {
      effect: Effect.DENY,
      actions: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem'],
      resources: [table],
      conditions: {
        'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`T#${tenantTag}#AUDIT`, `T#${tenantTag}#AUDIT#*`] },
      },
    },
  ];
};

/**
 * IAM takes the name of a condition key in any case, so `tenantId` alone would let `tenantid` pass: the names of the
 * context are a condition of their own.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context-keys
 */
const secretsStatement = ({ secretsKey }: DataStack, use: NonNullable<Grant['secrets']>): Statement => ({
  actions: [use === 'seal' ? 'kms:GenerateDataKey' : 'kms:Decrypt'],
  resources: [secretsKey.keyArn],
  conditions: {
    StringEquals: { 'kms:EncryptionContext:tenantId': tenantTag },
    'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['tenantId', 'purpose'] },
    Null: { 'aws:PrincipalTag/TenantId': 'false' },
  },
});

/** Whom the role is for, and what it may do there. */
export type TenantRoleProps = {
  readonly functionName: string;
  readonly functionRole: Role;
  readonly data: DataStack;
  readonly access: TableAccess;
  readonly grant: Grant;
};

/**
 * One function's only way to tenants' data. It assumes this role with the organisation as session tag, and IAM lets
 * the session touch that organisation's items, and open that organisation's secrets, alone.
 */
export class TenantRole extends Role {
  constructor(scope: Construct & StageStack, id: string, props: TenantRoleProps) {
    const { functionName, functionRole, data, access, grant } = props;
    const bindings = [
      ...(grant.exports ? [archiveBinding(data, grant.exports)] : []),
      ...(grant.unschedules ? [unscheduleBinding(scope)] : []),
    ];
    const statements = [
      ...tableStatements(data, access),
      tableKeyStatement(data.dataKey, scope.region, access),
      ...(grant.secrets ? [secretsStatement(data, grant.secrets)] : []),
      ...bindings.flatMap((binding) => binding.statements),
    ];
    super(scope, id, {
      roleName: scope.globalNameOf(`${functionName}-tenant`),
      description: `One organisation's data, as ${functionName} may see them`,
      assumedBy: new ArnPrincipal(functionRole.roleArn)
        .withConditions({
          StringLike: { 'aws:RequestTag/TenantId': '?*' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['TenantId'] },
        })
        .withSessionTags(),
      inlinePolicies: {
        TenantData: new PolicyDocument({ statements: statements.map((each) => new PolicyStatement(each)) }),
      },
    });
    for (const [pattern, reason] of bindings.flatMap(({ patterns }) => Object.entries(patterns))) {
      // cdk-nag writes policy variables so.
      const written = pattern.replaceAll(/\$\{([^}]*)\}/g, '<$1>');
      acknowledge(this, `AwsSolutions-IAM5[Resource::${written}]`, reason);
    }
  }
}
