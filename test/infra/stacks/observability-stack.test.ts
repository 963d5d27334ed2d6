import { expect, test } from 'vitest';
import { type Json, resourcesOf, synthesise } from '../synthesise.ts';

const alarmOn = (metric: string): Json =>
  resourcesOf(synthesise('prod', 'eu-west-1'), 'AWS::CloudWatch::Alarm').find(
    ({ properties }) => properties.MetricName === metric,
  )?.properties;

test('breaking the glass once raises an alarm, to whom rollbacks are told as well', () => {
  const alarm = alarmOn('GlassBroken');
  expect(alarm).toMatchObject({
    Namespace: 'Promptgate',
    Statistic: 'Sum',
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    TreatMissingData: 'notBreaching',
  });
  expect(alarm.AlarmActions).toEqual(alarmOn('RolledBack').AlarmActions);
});

test('what is counted has no dimensions but the service and the stage', () => {
  for (const metric of ['GlassBroken', 'RolledBack']) {
    expect(alarmOn(metric).Dimensions).toEqual([
      { Name: 'Stage', Value: 'prod' },
      { Name: 'service', Value: 'promptgate' },
    ]);
  }
});

test('the dashboard shows broken glass', () => {
  const [dashboard] = resourcesOf(synthesise('prod', 'eu-west-1'), 'AWS::CloudWatch::Dashboard');
  expect(JSON.stringify(dashboard?.properties.DashboardBody)).toContain('GlassBroken');
});
