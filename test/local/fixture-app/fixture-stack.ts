import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { ApiDefinition, ResponseType, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, type ITable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { watchFailures } from './alarm.ts';
import { openApi } from './open-api.ts';
import { sender } from './sender.ts';
import { tenantTable } from './tenant-table.ts';

/** One of each thing that the product is made of, to try the emulator with. */
export class FixtureStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const { table, key } = tenantTable(this);
    const forbidden = new TableV2(this, 'Forbidden', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const bus = new EventBus(this, 'Events');
    const api = this.apiOf(table, forbidden);
    const heard = this.heardEvents(bus);
    this.relay(table, bus);
    const { jobs, parked } = this.jobs(table);
    const alerts = watchFailures(this);
    const scheduler = new Role(this, 'SchedulerRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    jobs.grantSendMessages(scheduler);
    sender(this, jobs, scheduler);

    this.outputs({
      ApiId: api.restApiId,
      ApiStage: api.deploymentStage.stageName,
      TenantsTable: table.tableName,
      DirectoryTable: forbidden.tableName,
      Bus: bus.eventBusName,
      Region: this.region,
      KeyArn: key.keyArn,
      HeardUrl: heard.queueUrl,
      JobsUrl: jobs.queueUrl,
      JobsArn: jobs.queueArn,
      ParkedUrl: parked.queueUrl,
      AlertsUrl: alerts.queueUrl,
      SchedulerRoleArn: scheduler.roleArn,
    });
  }

  private functionOf(name: string, environment: Readonly<Record<string, string>> = {}): NodejsFunction {
    return new NodejsFunction(this, name, {
      entry: fileURLToPath(new URL(`./functions/${name.toLowerCase()}.ts`, import.meta.url)),
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(10),
      environment,
      bundling: {
        format: OutputFormat.ESM,
        minify: true,
        externalModules: [],
        // The SDK's CommonJS parts call `require`, which an ES module has to make for itself.
        banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  }

  private apiOf(table: TableV2, forbidden: TableV2): SpecRestApi {
    const handler = this.functionOf('Api', { TABLE: table.tableName, FORBIDDEN: forbidden.tableName });
    const authorizer = this.functionOf('Authorizer');
    table.grantReadWriteData(handler);
    const api = new SpecRestApi(this, 'Api-Gateway', {
      apiDefinition: ApiDefinition.fromInline(openApi(this.region, handler.functionArn, authorizer.functionArn)),
      deployOptions: { stageName: 'local' },
    });
    for (const [name, type] of Object.entries({
      Unauthorized: ResponseType.UNAUTHORIZED,
      Denied: ResponseType.ACCESS_DENIED,
      Missing: ResponseType.MISSING_AUTHENTICATION_TOKEN,
      TooLarge: ResponseType.REQUEST_TOO_LARGE,
    })) {
      api.addGatewayResponse(name, {
        type,
        responseHeaders: { 'Content-Type': "'application/problem+json'" },
        templates: { 'application/json': `{"code":"${name}","requestId":"$context.requestId"}` },
      });
    }
    const gateway = new ServicePrincipal('apigateway.amazonaws.com');
    for (const each of [handler, authorizer]) {
      each.addPermission('Gateway', { principal: gateway, sourceArn: api.arnForExecuteApi('*', '/*', '*') });
    }
    return api;
  }

  private heardEvents(bus: EventBus): Queue {
    const heard = new Queue(this, 'Heard');
    const rule = new Rule(this, 'Hears', { eventBus: bus, eventPattern: { detailType: ['thing.created'] } });
    rule.addTarget(new SqsQueue(heard));
    return heard;
  }

  private relay(table: TableV2, bus: EventBus): void {
    const relay = this.functionOf('Relay', { BUS: bus.eventBusName });
    bus.grantPutEventsTo(relay);
    const isNewEvent = {
      eventName: FilterRule.isEqual('INSERT'),
      dynamodb: { NewImage: { entity: { S: ['EVENT'] } } },
    };
    relay.addEventSource(
      new DynamoEventSource(table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        filters: [FilterCriteria.filter(isNewEvent)],
      }),
    );
  }

  private jobs(table: TableV2): { jobs: Queue; parked: Queue } {
    const parked = new Queue(this, 'Parked');
    const visibilityTimeout = Duration.seconds(2);
    const jobs = new Queue(this, 'Jobs', { visibilityTimeout, deadLetterQueue: { queue: parked, maxReceiveCount: 2 } });
    const worker = this.functionOf('Worker', { TABLE: table.tableName });
    worker.addEventSource(new SqsEventSource(jobs, { reportBatchItemFailures: true }));
    table.grantWriteData(worker);
    return { jobs, parked };
  }

  private outputs(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) {
      new CfnOutput(this, name, { value });
    }
  }
}
