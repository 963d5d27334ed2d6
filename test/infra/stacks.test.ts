import { describe, expect, test } from 'vitest';
import { functionSpecs } from '#infra/functions.ts';
import { configVariables } from '#shared/runtime/config.ts';
import { type Json, resourcesOf, synthesise } from './synthesise.ts';

const prod = () => synthesise('prod', 'us-east-1');
const only = (type: string): Json => {
  const [first, ...others] = resourcesOf(prod(), type);
  expect(others).toEqual([]);
  return first?.properties;
};

describe('the data', () => {
  test('can be brought back to any second of thirty days, and not be deleted by accident', () => {
    for (const { properties, rest } of resourcesOf(prod(), 'AWS::DynamoDB::GlobalTable')) {
      expect(rest).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      expect(properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
      for (const replica of properties.Replicas) {
        expect(replica).toMatchObject({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 30 },
        });
      }
    }
  });

  test('is backed up daily for thirty days, and a restore is tested each month', () => {
    const [rule] = only('AWS::Backup::BackupPlan').BackupPlan.BackupPlanRule;
    expect(rule).toMatchObject({ ScheduleExpression: 'cron(0 5 * * ? *)', Lifecycle: { DeleteAfterDays: 30 } });
    expect(only('AWS::Backup::BackupSelection').BackupSelection.Resources).toHaveLength(2);
    expect(only('AWS::Backup::RestoreTestingPlan').ScheduleExpression).toBe('cron(0 6 1 * ? *)');
    expect(only('AWS::Backup::RestoreTestingSelection').ProtectedResourceArns).toHaveLength(2);
  });

  test('is signed for with a key that cannot encrypt, and encrypted with keys that rotate', () => {
    const keys = resourcesOf(prod(), 'AWS::KMS::Key').map(({ properties }) => properties);
    const signing = keys.filter(({ KeyUsage }) => KeyUsage === 'SIGN_VERIFY');
    expect(signing.map(({ KeySpec }) => KeySpec)).toEqual(['ECC_NIST_P256']);
    const encrypting = keys.filter(({ KeyUsage }) => KeyUsage !== 'SIGN_VERIFY');
    expect(encrypting.map(({ EnableKeyRotation }) => EnableKeyRotation)).toEqual([true, true, true]);
  });

  test('leaves no log unencrypted or kept for ever', () => {
    const logs = resourcesOf(prod(), 'AWS::Logs::LogGroup');
    expect(logs).toHaveLength(functionSpecs.length + 1);
    for (const { properties } of logs) {
      expect(properties.KmsKeyId).toBeDefined();
      expect(properties.RetentionInDays).toBe(365);
    }
  });
});

describe('the queues', () => {
  const queues = () => resourcesOf(prod(), 'AWS::SQS::Queue').map(({ properties }) => properties);
  const isLast = ({ QueueName }: Json) => QueueName.endsWith('-dead-letters');

  test('are encrypted under a key of ours and refuse plain text', () => {
    expect(queues().length).toBeGreaterThan(12);
    for (const { KmsMasterKeyId } of queues()) expect(KmsMasterKeyId['Fn::GetAtt'][0]).toMatch(/^MessagesKey/);
    const policies = resourcesOf(prod(), 'AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(queues().length);
    for (const { properties } of policies) {
      expect(JSON.stringify(properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"');
    }
  });

  test('set a message aside after five tries, and see it again only when its batch has had its time', () => {
    for (const queue of queues().filter((each) => !isLast(each))) {
      expect(queue.RedrivePolicy.maxReceiveCount).toBe(5);
      const worker = functionSpecs.find(({ name }) => queue.QueueName === `promptgate-prod-${name}`);
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker!.timeoutSeconds);
    }
    for (const queue of queues().filter(isLast)) expect(queue.MessageRetentionPeriod).toBe(14 * 86_400);
  });
});

describe('the alarms', () => {
  test('say what silence means, and reach somebody', () => {
    const alarms = resourcesOf(prod(), 'AWS::CloudWatch::Alarm');
    for (const { id, properties } of alarms) {
      expect(['breaching', 'notBreaching'], id).toContain(properties.TreatMissingData);
      expect(properties.AlarmActions, id).toHaveLength(1);
      expect(properties.AlarmDescription.length ?? 99, id).toBeGreaterThan(20);
    }
    expect(only('AWS::SNS::Subscription')).toMatchObject({ Protocol: 'email' });
  });

  test('tell of a rollback, of every dead letter and of everything late', () => {
    const alarms = resourcesOf(prod(), 'AWS::CloudWatch::Alarm').map(({ properties }) => properties);
    const on = (metric: string) => alarms.filter(({ MetricName }) => MetricName === metric).length;
    const queues = resourcesOf(prod(), 'AWS::SQS::Queue').length;
    const workers = functionSpecs.filter(({ trigger }) => trigger === 'queue').length;
    expect(alarms.find(({ MetricName }) => MetricName === 'RolledBack')).toMatchObject({ Namespace: 'Promptgate' });
    expect(on('ApproximateNumberOfMessagesVisible')).toBe(queues - workers);
    expect(on('ApproximateAgeOfOldestMessage')).toBe(workers);
    expect(on('IteratorAge')).toBe(1);
    expect(on('Throttles')).toBe(functionSpecs.length);
  });

  test('tell of an authorizer that fails, and not of credentials that are nobody’s, which are errors of Lambda’s as well', () => {
    const alarms = resourcesOf(prod(), 'AWS::CloudWatch::Alarm').map(({ properties }) => properties);
    expect(alarms.filter(({ MetricName }) => MetricName === 'AuthorizerFailed')).toHaveLength(1);
    const watched = alarms.filter(({ MetricName }) => MetricName === 'Errors');
    expect(JSON.stringify(watched.map(({ Dimensions }) => Dimensions))).not.toContain('AuthorizeRequest');
  });
});

describe('the functions', () => {
  test('run on Node 24 and arm64, and get only variables that the configuration knows', () => {
    const functions = resourcesOf(prod(), 'AWS::Lambda::Function');
    expect(functions).toHaveLength(functionSpecs.length);
    for (const { id, properties } of functions) {
      expect(properties, id).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Object.keys(configVariables), id).toEqual(
        expect.arrayContaining(Object.keys(properties.Environment.Variables)),
      );
    }
  });

  test('report the messages that failed, and hear only new events of the outbox', () => {
    const sources = resourcesOf(prod(), 'AWS::Lambda::EventSourceMapping').map(({ properties }) => properties);
    const [stream, ...others] = sources.filter(({ StartingPosition }) => StartingPosition !== undefined);
    expect(others).toEqual([]);
    expect(JSON.parse(stream.FilterCriteria.Filters[0].Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { entity: { S: ['EVENT'] } } },
    });
    expect(stream).toMatchObject({ BisectBatchOnFunctionError: true });
    expect(stream.DestinationConfig.OnFailure.Destination).toBeDefined();
    for (const source of sources.filter((each) => each !== stream)) {
      expect(source.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });
});
