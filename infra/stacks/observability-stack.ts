import { Duration } from 'aws-cdk-lib';
import { type Alarm, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Watch, watch } from '#infra/constructs/alarms.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { StageStack, type Target } from '#infra/constructs/stage-stack.ts';
import { addDashboard } from '#infra/dashboard.ts';
import { pascalCase } from '#infra/pascal-case.ts';
import type { ApiStack } from '#infra/stacks/api-stack.ts';
import type { EventsStack } from '#infra/stacks/events-stack.ts';
import type { Stage } from '#infra/stages.ts';
import { authorizerFailed, evidenceOfThreshold, glassBroken, type Parts, rolledBack } from '#infra/watched.ts';

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);

const deadLetterWatch = (name: string, queue: IQueue): Watch => ({
  id: `${pascalCase(name)}DeadLetters`,
  metric: queue.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: Stats.MAXIMUM }),
  from: 1,
  description: `${name} gave up on a message: read it in ${queue.queueName}, mend the cause, move it back.`,
});

const queueWatches = ({ queues, unrelayed }: EventsStack): readonly Watch[] => [
  ...Object.entries(queues).flatMap(([name, { queue, deadLetters }]) => [
    deadLetterWatch(name, deadLetters),
    {
      id: `${pascalCase(name)}Behind`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: minute, statistic: Stats.MAXIMUM }),
      from: 600,
      periods: [3, 5] as const,
      description: `${name} is ten minutes behind: look at its errors and its concurrency.`,
    },
  ]),
  deadLetterWatch('relay-outbox', unrelayed),
];

const functionWatches = ({ spec, lambda }: ServiceFunction): readonly Watch[] => {
  const id = pascalCase(spec.name);
  const throttled: Watch = {
    id: `${id}Throttled`,
    metric: lambda.metricThrottles({ period: fiveMinutes }),
    from: 1,
    description: `Calls of ${spec.name} were refused for want of concurrency: raise its share or the account's.`,
  };
  const failing: Watch = {
    id: `${id}Failing`,
    metric: lambda.metricErrors({ period: fiveMinutes }),
    from: 1,
    description: `${spec.name} threw: its log has the error.`,
  };
  const late: Watch = {
    id: `${id}Late`,
    metric: lambda.metric('IteratorAge', { period: minute, statistic: Stats.MAXIMUM }),
    from: 60_000,
    periods: [2, 3],
    description: 'Events leave the outbox a minute late: everything after it is late as well.',
  };
  return [
    throttled,
    ...(spec.trigger === 'schedule' ? [failing] : []),
    ...(spec.trigger === 'stream' ? [failing, late] : []),
  ];
};

const tableWatches = (name: string, { tableName }: TableV2): readonly Watch[] =>
  ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metricName) => ({
    id: `${name}${metricName}`,
    metric: new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: tableName },
      statistic: Stats.SUM,
      period: fiveMinutes,
    }),
    from: 1,
    description: `DynamoDB refuses requests to ${tableName}: look for one hot partition.`,
  }));

const apiWatches = ({ api }: ApiStack): readonly Watch[] => [
  {
    id: 'ApiFails',
    metric: api.deploymentStage.metricServerError({ period: minute }),
    from: 5,
    periods: [2, 3],
    description: 'The API answers with 5xx: the functions’ logs have the errors, by request id.',
  },
];

/** The alarm and the decision share one number: it goes off when a guardrail decides, and at no other time. */
const guardrailWatch = (stage: Stage): Watch => ({
  id: 'GuardrailDecided',
  metric: evidenceOfThreshold(stage),
  from: 1,
  description:
    'The evidence against a canary reached the threshold of a guardrail, and every caller was given stable again: the log line with EvidenceOfThreshold ≥ 1 names the rollout, whose decision has the reason.',
});

const rollbackWatch = (stage: Stage): Watch => ({
  id: 'RolloutRolledBack',
  metric: rolledBack(stage),
  from: 1,
  description: 'A guardrail or a person took a version back: the audit trail says who, which and why.',
});

const glassWatch = (stage: Stage): Watch => ({
  id: 'GlassBroken',
  metric: glassBroken(stage),
  from: 1,
  description: 'A version was approved without a review: the audit action version.break_glass says by whom and why.',
});

const authorizerWatch = (stage: Stage): Watch => ({
  id: 'AuthorizerFailed',
  metric: authorizerFailed(stage),
  from: 1,
  description: 'The authorizer cannot tell who calls, and nobody gets in: its log has the error.',
});

/** Who watches: alarms on what should not happen, one topic they go to, one page to look at. */
export class ObservabilityStack extends StageStack {
  readonly topic: Topic;
  readonly alarms: ReadonlyMap<string, Alarm>;

  constructor(scope: Construct, target: Target, parts: Parts) {
    super(scope, 'Observability', target);
    const { data, events, functions, api } = parts;
    this.topic = new Topic(this, 'Alarms', {
      topicName: this.nameOf('alarms'),
      masterKey: events.messagesKey,
      enforceSSL: true,
    });
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (this.stage.alarmEmail !== undefined) this.topic.addSubscription(new EmailSubscription(this.stage.alarmEmail));

    const watches = [
      guardrailWatch(this.stage),
      rollbackWatch(this.stage),
      glassWatch(this.stage),
      authorizerWatch(this.stage),
      ...apiWatches(api),
      ...queueWatches(events),
      ...[...functions.functions.values()].flatMap(functionWatches),
      ...tableWatches('Tenants', data.tenants),
      ...tableWatches('Directory', data.directory),
    ];
    this.alarms = new Map(watches.map((each) => [each.id, watch(this, this.topic, each)]));
    addDashboard(this, parts);
    this.output('AlarmTopic', this.topic.topicArn);
  }
}
