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

test('the alarm of guardrails watches the very number that decides, and silence is no fault', () => {
  expect(alarmOn('EvidenceOfThreshold')).toMatchObject({
    Namespace: 'Promptgate',
    Statistic: 'Maximum',
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    Period: 60,
    TreatMissingData: 'notBreaching',
    AlarmActions: alarmOn('RolledBack').AlarmActions,
  });
});

test('what is counted has no dimensions but the service and the stage', () => {
  for (const metric of ['EvidenceOfThreshold', 'GlassBroken', 'RolledBack']) {
    expect(alarmOn(metric).Dimensions).toEqual([
      { Name: 'Stage', Value: 'prod' },
      { Name: 'service', Value: 'promptgate' },
    ]);
  }
});

test('the dashboard shows broken glass, and what is published of rollouts', () => {
  const [dashboard] = resourcesOf(synthesise('prod', 'eu-west-1'), 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard?.properties.DashboardBody);
  const ofRollouts = ['EvidenceOfThreshold', 'LogE', 'CanaryPercent', 'CanaryErrorPercent', 'StableErrorPercent'];
  const decisions = ['RolloutAdvanced', 'RolloutCompleted', 'RolloutHeld', 'RolloutAborted', 'RolledBack'];
  for (const metric of ['GlassBroken', ...ofRollouts, ...decisions]) expect(body).toContain(metric);
});
