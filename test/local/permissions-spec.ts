import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Stack } from '#local/stack.ts';
import { clientOf, roleCredentials } from '#test/local/fixture.ts';

const denied = expect.objectContaining({ name: expect.stringMatching(/^AccessDenied/) });

/** What AWS judges by another permission or resource than the request's own name says, on the fixture's stack. */
export const permissionsSpec = (stackOf: () => Stack): void => {
  let stack: Stack;
  let sqs: SQSClient;
  let scheduler: SchedulerClient;

  beforeAll(async () => {
    stack = stackOf();
    const credentials = await roleCredentials(stack, 'fixture-sender');
    sqs = new SQSClient(clientOf(stack, credentials));
    scheduler = new SchedulerClient(clientOf(stack, credentials));
  });

  const batches = (QueueUrl: string | undefined) => {
    const Entries = [{ Id: '1', ReceiptHandle: 'gone', VisibilityTimeout: 0, MessageBody: 'sent-in-a-batch' }];
    return [
      () => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
      () => sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })),
      () => sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })),
    ];
  };

  const create = (Name: string, GroupName?: string) =>
    scheduler.send(
      new CreateScheduleCommand({
        Name,
        ...(GroupName === undefined ? {} : { GroupName }),
        ScheduleExpression: 'at(2099-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: stack.outputs['JobsArn'], RoleArn: stack.outputs['SchedulerRoleArn'], Input: 'never' },
      }),
    );

  describe('a batch of messages', () => {
    test('needs the permission for one message of its queue', async () => {
      for (const batch of batches(stack.outputs['JobsUrl'])) await batch();
    });

    test('is refused for every other queue', async () => {
      for (const batch of batches(stack.outputs['HeardUrl'])) await expect(batch()).rejects.toThrow(denied);
    });
  });

  describe('a schedule', () => {
    const GroupName = 'fixture-schedules';

    test('is made, read and deleted by who may do so in its group', async () => {
      const Name = 'permitted';
      await create(Name, GroupName);
      await scheduler.send(new GetScheduleCommand({ Name, GroupName }));
      await scheduler.send(new DeleteScheduleCommand({ Name, GroupName }));
    });

    test('of another group is out of reach, whatever its name', async () => {
      for (const Group of [undefined, 'default', 'fixture-schedules2']) {
        await expect(create(GroupName, Group), Group).rejects.toThrow(denied);
        const named = { Name: GroupName, ...(Group === undefined ? {} : { GroupName: Group }) };
        await expect(scheduler.send(new GetScheduleCommand(named)), Group).rejects.toThrow(denied);
        await expect(scheduler.send(new DeleteScheduleCommand(named)), Group).rejects.toThrow(denied);
      }
    });
  });
};
