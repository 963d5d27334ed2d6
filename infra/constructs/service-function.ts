import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bindingsOf, type Resources } from '#infra/bindings.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { codeOf } from '#infra/constructs/bundled-code.ts';
import type { StageStack } from '#infra/constructs/stage-stack.ts';
import { TenantRole } from '#infra/constructs/tenant-role.ts';
import type { FunctionSpec } from '#infra/functions.ts';
import { type Grant, grantOf } from '#infra/grants.ts';
import type { Statement } from '#infra/statements.ts';

/** The one way to make a Lambda: its own role, its own log, and what its grant says, no more. */
export class ServiceFunction extends Construct {
  readonly spec: FunctionSpec;
  readonly lambda: LambdaFunction;
  readonly #stack: StageStack;
  readonly #role: Role;

  constructor(scope: StageStack, id: string, spec: FunctionSpec, resources: Resources) {
    super(scope, id);
    this.#stack = scope;
    this.spec = spec;
    this.#role = new Role(this, 'Role', {
      roleName: scope.globalNameOf(spec.name),
      description: `What ${spec.name} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const logGroup = this.#logGroup(resources);
    const grant = grantOf(spec.name);
    const bindings = bindingsOf(spec.name, grant, resources);
    for (const { statements, patterns = {} } of bindings) {
      for (const statement of statements) this.permit(statement);
      for (const [pattern, reason] of Object.entries(patterns)) {
        acknowledge(this.#role, `AwsSolutions-IAM5[Resource::${pattern}]`, reason);
      }
    }

    const { reservedConcurrency } = scope.stage;
    const reserved = reservedConcurrency[spec.name];
    this.lambda = new LambdaFunction(this, 'Function', {
      code: codeOf(spec.entry, this.node.tryGetContext('bundle')),
      handler: 'index.handler',
      functionName: scope.nameOf(spec.name),
      role: this.#role,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: Duration.seconds(spec.timeoutSeconds),
      memorySize: spec.memoryMegabytes,
      logGroup,
      environment: {
        STAGE: scope.stage.name,
        ...Object.assign({}, ...bindings.map(({ environment }) => environment)),
        ...this.#tenantVariables(grant, resources),
      },
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
    });
  }

  /** Adds a statement to the function's own policy. */
  permit(statement: Statement): void {
    this.#role.addToPolicy(new PolicyStatement(statement));
  }

  #logGroup({ stage, data }: Resources): LogGroup {
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/promptgate/${stage.name}/${this.spec.name}`,
      retention: stage.logRetention,
      encryptionKey: data.dataKey,
      removalPolicy: stage.removalPolicy,
    });
    this.permit({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] });
    return logGroup;
  }

  #tenantVariables(grant: Grant, { data }: Resources): Record<string, string> {
    if (grant.tenants === undefined) return {};
    const tenantRole = new TenantRole(this.#stack, `${this.node.id}TenantRole`, {
      functionName: this.spec.name,
      functionRole: this.#role,
      data,
      access: grant.tenants,
      grant,
    });
    this.permit({ actions: ['sts:AssumeRole', 'sts:TagSession'], resources: [tenantRole.roleArn] });
    return {
      TENANTS_TABLE: data.tenants.tableName,
      TENANT_ROLE_ARN: tenantRole.roleArn,
      ...(grant.secrets ? { SECRETS_KEY_ARN: data.secretsKey.keyArn } : {}),
      ...(grant.exports ? { EXPORTS_BUCKET: data.archives.bucketName } : {}),
      ...(grant.unschedules ? { SCHEDULE_GROUP: this.#stack.nameOf('schedules') } : {}),
    };
  }
}
