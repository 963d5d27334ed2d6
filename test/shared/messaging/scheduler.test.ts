import { ConflictException, CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { createScheduler } from '#shared/messaging/scheduler.ts';

const target = { group: 'schedules', roleArn: 'arn:aws:iam::1:role/r', queueArn: 'arn:aws:sqs:eu-west-1:1:q' };
const message = { organisationId: 'org_01JD6Y8Z3K5V7W9X1A2B3C4D5E', rollout: 'rol_1' };

const setUp = () => {
  const client = new SchedulerClient({ region: 'eu-west-1' });
  return { mock: mockClient(client), scheduler: createScheduler(client, target) };
};

test('a message is scheduled once, in UTC, never before its time, and its schedule is gone afterwards', async () => {
  const { mock, scheduler } = setUp();
  mock.on(CreateScheduleCommand).resolves({});

  await scheduler.sendAt('ro-1', new Date('2026-11-21T08:00:00.001Z'), message);

  expect(mock.commandCalls(CreateScheduleCommand)[0]?.args[0].input).toEqual({
    Name: expect.stringMatching(new RegExp(`^${message.organisationId}-[0-9a-f]{32}$`)),
    GroupName: 'schedules',
    ScheduleExpression: 'at(2026-11-21T08:00:01)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
    Target: { Arn: target.queueArn, RoleArn: target.roleArn, Input: JSON.stringify(message) },
  });
});

test('the same name is the same schedule, within its organisation', async () => {
  const { mock, scheduler } = setUp();
  mock.on(CreateScheduleCommand).resolves({});
  const other = { organisationId: 'org_01JD6Y8Z3K5V7W9X1A2B3C4D5F' };

  for (const [name, sent] of [
    ['a', message],
    ['a', message],
    ['b', message],
    ['a', other],
  ] as const) {
    await scheduler.sendAt(name, new Date(0), sent);
  }

  const names = mock.commandCalls(CreateScheduleCommand).map(({ args }) => args[0].input.Name);
  expect(names[0]).toBe(names[1]);
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name?.length).toBeLessThanOrEqual(64);
});

test('a schedule that is there already is left alone', async () => {
  const { mock, scheduler } = setUp();
  mock.on(CreateScheduleCommand).rejects(new ConflictException({ message: 'taken', Message: 'taken', $metadata: {} }));

  await expect(scheduler.sendAt('ro-1', new Date(0), message)).resolves.toBeUndefined();
});

test('any other failure is the caller’s to see', async () => {
  const { mock, scheduler } = setUp();
  mock.on(CreateScheduleCommand).rejects(new Error('throttled'));

  await expect(scheduler.sendAt('ro-1', new Date(0), message)).rejects.toThrow('throttled');
});
