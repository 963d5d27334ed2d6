import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { WorkerName } from '#events/subscriptions.ts';
import type { Resources } from '#infra/bindings.ts';
import { ServiceFunction } from '#infra/constructs/service-function.ts';
import { StageStack, type Target } from '#infra/constructs/stage-stack.ts';
import { type FunctionName, functionSpecs, type Trigger } from '#infra/functions.ts';
import { pascalCase } from '#infra/pascal-case.ts';
import { consumeStatements } from '#infra/statements.ts';

/** Every Lambda, with its role and with what calls it; API Gateway's calls are permitted in the API's stack. */
export class FunctionsStack extends StageStack {
  readonly functions: ReadonlyMap<FunctionName, ServiceFunction>;
  readonly #resources: Resources;

  constructor(scope: Construct, target: Target, resources: Resources) {
    super(scope, 'Functions', target);
    this.#resources = resources;
    this.functions = new Map(
      functionSpecs.map((spec) => [spec.name, new ServiceFunction(this, pascalCase(spec.name), spec, resources)]),
    );
    for (const each of this.functions.values()) this.#connect[each.spec.trigger](each);
  }

  readonly #connect: Record<Trigger, (each: ServiceFunction) => void> = {
    http: () => undefined,
    authorizer: () => undefined,
    queue: (each) => {
      const { events } = this.#resources;
      const { queue } = events.queues[each.spec.name as WorkerName];
      for (const statement of consumeStatements(queue, events.messagesKey, this.region)) each.permit(statement);
      new EventSourceMapping(each, 'Source', {
        target: each.lambda,
        eventSourceArn: queue.queueArn,
        batchSize: each.spec.batchSize,
        ...(each.spec.windowSeconds > 0 && { maxBatchingWindow: Duration.seconds(each.spec.windowSeconds) }),
        reportBatchItemFailures: true,
        maxConcurrency: this.stage.workerConcurrency,
      });
    },
    stream: (each) => {
      const { data, events } = this.#resources;
      new EventSourceMapping(each, 'Source', {
        target: each.lambda,
        eventSourceArn: data.tenantsStreamArn,
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: each.spec.batchSize,
        bisectBatchOnError: true,
        retryAttempts: 10,
        maxRecordAge: Duration.hours(6),
        parallelizationFactor: 4,
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('EVENT') } } },
          }),
        ],
        // Not `SqsDlq`, which grants more than sending.
        onFailure: { bind: () => ({ destination: events.unrelayed.queueArn }) },
      });
    },
    schedule: (each) => {
      new Rule(each, 'Schedule', {
        ruleName: this.nameOf(each.spec.name),
        schedule: Schedule.rate(Duration.minutes(this.stage.sweepMinutes)),
        targets: [new LambdaFunction(each.lambda, { retryAttempts: 1 })],
      });
    },
  };
}
