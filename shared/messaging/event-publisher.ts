import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { DomainEvent } from '../../events/define-event.ts';

/** Limits of one PutEvents: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const maxEntries = 10;
const maxBytes = 256 * 1024;

type Entry = PutEventsRequestEntry & { readonly Source: string; readonly DetailType: string; readonly Detail: string };

const entryOf = (EventBusName: string, event: DomainEvent): Entry => ({
  EventBusName,
  Source: 'promptgate',
  DetailType: event.type,
  Detail: JSON.stringify(event),
});

/** As EventBridge counts it. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
const bytesOf = ({ Source, DetailType, Detail }: Entry): number =>
  Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);

const batchesOf = (entries: readonly Entry[]): Entry[][] => {
  const batches: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = bytesOf(entry);
    const batch = batches.at(-1);
    if (batch && batch.length < maxEntries && bytes + size <= maxBytes) {
      batch.push(entry);
      bytes += size;
    } else {
      batches.push([entry]);
      bytes = size;
    }
  }
  return batches;
};

export type EventPublisher = {
  /** Whether the bus takes an event of this size at all. */
  readonly takes: (event: DomainEvent) => boolean;
  /** @throws Error when the bus took less than all of them: those taken may be heard twice when the caller tries again. */
  readonly publish: (events: readonly DomainEvent[]) => Promise<void>;
};

/** Puts domain events onto one bus, in as few calls as its limits allow. */
export const eventPublisher = (client: EventBridgeClient, busName: string): EventPublisher => ({
  takes: (event) => bytesOf(entryOf(busName, event)) <= maxBytes,

  publish: async (events) => {
    for (const Entries of batchesOf(events.map((event) => entryOf(busName, event)))) {
      const answer = await client.send(new PutEventsCommand({ Entries }));
      if (answer.FailedEntryCount) {
        const codes = answer.Entries?.flatMap(({ ErrorCode }) => ErrorCode ?? []) ?? [];
        throw new Error(`The bus refused ${answer.FailedEntryCount} of ${Entries.length} events: ${codes.join(', ')}.`);
      }
    }
  },
});
