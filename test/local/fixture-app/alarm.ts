import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** An alarm on a metric that functions write into their logs, heard in the queue returned. */
export const watchFailures = (scope: Construct): Queue => {
  const alerts = new Queue(scope, 'Alerts');
  const topic = new Topic(scope, 'Topic');
  topic.addSubscription(new SqsSubscription(alerts, { rawMessageDelivery: true }));
  const metric = new Metric({
    namespace: 'Fixture',
    metricName: 'failures',
    dimensionsMap: { service: 'jobs' },
    statistic: 'Sum',
    period: Duration.minutes(1),
  });
  const alarm = new Alarm(scope, 'Failures', {
    metric,
    threshold: 3,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  return alerts;
};
