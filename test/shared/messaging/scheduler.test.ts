import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { createScheduler } from '#shared/messaging/scheduler.ts';

const target = { group: 'schedules', roleArn: 'arn:aws:iam::1:role/r', queueArn: 'arn:aws:sqs:eu-west-1:1:q' };

const setUp = () => {
  const client = new SchedulerClient({ region: 'eu-west-1' });
  return { mock: mockClient(client), scheduler: createScheduler(client, target) };
};

test('a message is scheduled once, in UTC, never before its time, and its schedule is gone afterwards', async () => {
  const { mock, scheduler } = setUp();
  mock.on(CreateScheduleCommand).resolves({});

  await scheduler.sendAt('ro-1', new Date('2026-11-21T08:00:00.001Z'), { rollout: 'rol_1' });

  expect(mock.commandCalls(CreateScheduleCommand)[0]?.args[0].input).toEqual({
    Name: 'ro-1',
    GroupName: 'schedules',
    ScheduleExpression: 'at(2026-11-21T08:00:01)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: { Arn: target.queueArn, RoleArn: target.roleArn, Input: '{"rollout":"rol_1"}' },
  });
});

test('a schedule that is there already is left alone', async () => {
  const { mock, scheduler } = setUp();
  mock.on(CreateScheduleCommand).rejects(new ConflictException({ message: 'taken', Message: 'taken', $metadata: {} }));

  await expect(scheduler.sendAt('ro-1', new Date(0), {})).resolves.toBeUndefined();
});

test('any other failure is the caller’s to see', async () => {
  const { mock, scheduler } = setUp();
  mock.on(CreateScheduleCommand).rejects(new Error('throttled'));

  await expect(scheduler.sendAt('ro-1', new Date(0), {})).rejects.toThrow('throttled');
});
