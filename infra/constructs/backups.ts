import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  CfnRestoreTestingPlan,
  CfnRestoreTestingSelection,
} from 'aws-cdk-lib/aws-backup';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { StageStack } from './stage-stack.ts';

const keptFor = Duration.days(30);
const managed = 'The managed policy is AWS Backup’s own, kept in step with what the service does.';

/** Daily backups, kept for thirty days, and a restore on the first of each month that proves them. */
export class Backups extends Construct {
  constructor(
    scope: StageStack,
    id: string,
    { tables, key }: { readonly tables: readonly TableV2[]; readonly key: IKey },
  ) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: scope.nameOf('vault'),
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#backUp(vault, tables);
    this.#testRestores(scope, vault, tables, key);
  }

  #role(id: string, description: string, policy: string): Role {
    const role = new Role(this, id, {
      description,
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(`service-role/${policy}`)],
    });
    acknowledge(
      role,
      `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${policy}]`,
      managed,
    );
    return role;
  }

  #backUp(vault: BackupVault, tables: readonly TableV2[]): void {
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          backupVault: vault,
          scheduleExpression: Schedule.cron({ hour: '5', minute: '0' }),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter: keptFor,
        }),
      ],
    });
    plan.addSelection('Tables', {
      resources: tables.map((table) => BackupResource.fromDynamoDbTable(table)),
      role: this.#role('BackupRole', 'Backs tables up', 'AWSBackupServiceRolePolicyForBackup'),
      disableDefaultBackupPolicy: true,
    });
  }

  /** https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html */
  #testRestores(scope: StageStack, vault: BackupVault, tables: readonly TableV2[], key: IKey): void {
    const name = `promptgate_${scope.stage.name}`;
    const plan = new CfnRestoreTestingPlan(this, 'RestoreTest', {
      restoreTestingPlanName: name,
      scheduleExpression: 'cron(0 6 1 * ? *)',
      startWindowHours: 4,
      recoveryPointSelection: {
        algorithm: 'RANDOM_WITHIN_WINDOW',
        includeVaults: [vault.backupVaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: keptFor.toDays(),
      },
    });
    const role = this.#role('RestoreRole', 'Restores tables to test backups', 'AWSBackupServiceRolePolicyForRestores');
    const selection = new CfnRestoreTestingSelection(this, 'RestoredTables', {
      restoreTestingPlanName: name,
      restoreTestingSelectionName: `${name}_tables`,
      protectedResourceType: 'DynamoDB',
      protectedResourceArns: tables.map(({ tableArn }) => tableArn),
      iamRoleArn: role.roleArn,
      restoreMetadataOverrides: { encryptionType: 'KMS', kmsMasterKeyArn: key.keyArn },
      validationWindowHours: 24,
    });
    selection.addResourceDependency(plan);
  }
}
