import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { createQueueSender } from '#shared/messaging/queue-sender.ts';

const sqs = mockClient(SQSClient);
const sender = createQueueSender(new SQSClient({ region: 'us-east-1' }), 'https://sqs.example/queue');

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({});
});

test('messages go out ten at a time, as JSON, with ids of their own', async () => {
  await sender.send(Array.from({ length: 23 }, (_, number) => ({ number })));

  const batches = sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries ?? []);
  expect(batches.map((entries) => entries.length)).toEqual([10, 10, 3]);
  expect(batches.flat().map(({ MessageBody }) => JSON.parse(MessageBody ?? '').number)).toEqual([...Array(23).keys()]);
  for (const entries of batches) expect(new Set(entries.map(({ Id }) => Id)).size).toBe(entries.length);
});

test('a delay holds every message back', async () => {
  await sender.send([{}, {}], { delaySeconds: 5 });

  const [call] = sqs.commandCalls(SendMessageBatchCommand);
  expect(call?.args[0].input.Entries).toMatchObject([{ DelaySeconds: 5 }, { DelaySeconds: 5 }]);
});

test('a queue that takes only some of the messages is an error, although it answers 200', async () => {
  sqs.on(SendMessageBatchCommand).resolves({ Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }] });

  await expect(sender.send([{}, {}])).rejects.toThrow('refused 1 of 2 messages: InternalError');
});

test('nothing to send is no call', async () => {
  await sender.send([]);

  expect(sqs.calls()).toHaveLength(0);
});

test.each([-1, 901, 1.5])('a delay of %s seconds is refused before anything is sent', async (delaySeconds) => {
  await expect(sender.send([{}], { delaySeconds })).rejects.toThrow(RangeError);

  expect(sqs.calls()).toHaveLength(0);
});
