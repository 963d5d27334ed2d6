import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type DomainEvent, envelope } from '../../events/define-event.ts';
import type { EventPublisher } from './event-publisher.ts';

type Runtime = { readonly log: (line: Readonly<Record<string, unknown>>) => void };

/** The row that an insertion of an outbox row brought; nothing for every other change of the table. */
const outboxRowOf = ({ eventName, dynamodb }: DynamoDBRecord): Readonly<Record<string, unknown>> | undefined => {
  const image = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || image?.['entity']?.S !== 'EVENT') return undefined;
  return unmarshall(image as Record<string, AttributeValue>);
};

/**
 * Passes the outbox on to the bus. It throws when the bus refuses anything, and the stream brings the whole batch
 * again: events are told at least once. A row that is no event, or too large for the bus, can never become right, so
 * it is reported and left behind: it must not hold up the organisations that share its shard.
 */
export const streamRelay =
  ({ takes, publish }: EventPublisher, { log }: Runtime) =>
  async ({ Records }: Pick<DynamoDBStreamEvent, 'Records'>): Promise<void> => {
    const events: DomainEvent[] = [];
    const leftBehind: unknown[] = [];
    for (const record of Records) {
      const row = outboxRowOf(record);
      if (!row) continue;
      const parsed = envelope.safeParse(row['event']);
      if (parsed.success && takes(parsed.data)) events.push(parsed.data);
      else leftBehind.push({ PK: row['PK'], SK: row['SK'] });
    }
    if (leftBehind.length > 0) {
      log({ stream: 'relay-outbox', error: new Error('Outbox rows cannot be told to anybody.'), leftBehind });
    }
    await publish(events);
    log({ stream: 'relay-outbox', records: Records.length, relayed: events.length });
  };
