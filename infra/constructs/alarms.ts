import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** A condition that somebody should know of. */
export type Watch = {
  readonly id: string;
  readonly metric: IMetric;
  /** The least value that is too much. */
  readonly from: number;
  /** What it means and where to look, for whoever gets the e-mail. */
  readonly description: string;
  /** Of how many periods, how many must be too high; one of one unless said. */
  readonly periods?: readonly [breaching: number, of: number];
  /** Whether silence is a fault; it is not unless said. */
  readonly silence?: 'fine' | 'fault';
};

/** Raises an alarm to the topic when it happens and when it is over. */
export const watch = (
  scope: Construct,
  topic: ITopic,
  { id, metric, from, description, periods, silence }: Watch,
): Alarm => {
  const [datapointsToAlarm, evaluationPeriods] = periods ?? [1, 1];
  const alarm = new Alarm(scope, id, {
    metric,
    threshold: from,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods,
    datapointsToAlarm,
    alarmDescription: description,
    treatMissingData: silence === 'fault' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  alarm.addOkAction(new SnsAction(topic));
  return alarm;
};
