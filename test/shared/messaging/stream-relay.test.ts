import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import type { DomainEvent } from '#events/define-event.ts';
import { promptCreated } from '#events/index.ts';
import { eventPublisher } from '#shared/messaging/event-publisher.ts';
import { streamRelay } from '#shared/messaging/stream-relay.ts';
import { organisationA } from '#test/support/world.ts';

const bridge = mockClient(EventBridgeClient);
const publisher = eventPublisher(new EventBridgeClient({ region: 'us-east-1' }), 'bus');

beforeEach(() => {
  bridge.reset();
  bridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0 });
});

const eventOf = (number: number, prompt = 'support-reply'): DomainEvent =>
  promptCreated.of(
    {
      id: `evt_${number}`,
      organisationId: organisationA,
      workspace: 'default',
      occurredAt: '2026-11-21T08:00:00.000Z',
      actor: { type: 'user', id: 'usr_1' },
    },
    { prompt },
  );

const recordOf = (row: object, eventName: 'INSERT' | 'MODIFY' | 'REMOVE' = 'INSERT') =>
  ({ eventName, dynamodb: { NewImage: marshall(row) } }) as DynamoDBRecord;

const outboxRow = (event: unknown) => ({ PK: `T#${organisationA}#OUTBOX`, SK: 'EVENT#1', entity: 'EVENT', event });

const relay = async (records: readonly DynamoDBRecord[]) => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  await streamRelay(publisher, { log: (line) => lines.push(line) })({ Records: [...records] });
  return lines;
};

const sent = () => bridge.commandCalls(PutEventsCommand).map(({ args }) => args[0].input.Entries ?? []);

test('an outbox row becomes the event that was written', async () => {
  await relay([recordOf(outboxRow(eventOf(1)))]);

  const [[entry] = []] = sent();
  expect(entry).toMatchObject({ EventBusName: 'bus', Source: 'promptgate', DetailType: 'prompt.created' });
  expect(JSON.parse(entry?.Detail ?? '')).toEqual(eventOf(1));
});

test('other rows, changes and removals are none of its business', async () => {
  await relay([
    recordOf({ PK: 'T', SK: 'S', entity: 'PROMPT', event: eventOf(1) }),
    recordOf(outboxRow(eventOf(1)), 'MODIFY'),
    { eventName: 'REMOVE', dynamodb: {} },
  ]);

  expect(sent()).toEqual([]);
});

test('at most ten events go out in one call, in order', async () => {
  await relay(Array.from({ length: 25 }, (_, number) => recordOf(outboxRow(eventOf(number)))));

  expect(sent().map((entries) => entries.length)).toEqual([10, 10, 5]);
  const ids = sent().flatMap((entries) => entries.map(({ Detail }) => JSON.parse(Detail ?? '').id));
  expect(ids).toEqual(Array.from({ length: 25 }, (_, number) => `evt_${number}`));
});

test('at most 256 KB go out in one call', async () => {
  const large = 'x'.repeat(100 * 1024);

  await relay([1, 2, 3].map((number) => recordOf(outboxRow(eventOf(number, large)))));

  expect(sent().map((entries) => entries.length)).toEqual([2, 1]);
});

test('a bus that refuses one entry makes the whole batch come again', async () => {
  bridge
    .on(PutEventsCommand)
    .resolves({ FailedEntryCount: 1, Entries: [{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }] });

  await expect(relay([1, 2].map((number) => recordOf(outboxRow(eventOf(number)))))).rejects.toThrow(
    'refused 1 of 2 events: ThrottlingException',
  );
});

test('what can never be told is reported by its key alone and holds up nobody', async () => {
  const secretive = { ...eventOf(1), surprise: 'canary' };
  const oversized = eventOf(2, 'x'.repeat(256 * 1024));

  const lines = await relay([secretive, oversized, eventOf(3)].map((event) => recordOf(outboxRow(event))));

  expect(sent().flat()).toHaveLength(1);
  expect(lines[0]).toMatchObject({ leftBehind: [{ SK: 'EVENT#1' }, { SK: 'EVENT#1' }] });
  expect(JSON.stringify(lines)).not.toContain('canary');
});
