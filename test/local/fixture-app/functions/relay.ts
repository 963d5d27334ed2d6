import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';

const bridge = new EventBridgeClient({});

/** Puts the events that were written into the table onto the bus. */
export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
  const answer = await bridge.send(
    new PutEventsCommand({
      Entries: Records.map(({ dynamodb }) => ({
        EventBusName: process.env['BUS'],
        Source: 'fixture',
        DetailType: dynamodb?.NewImage?.['type']?.S,
        Detail: JSON.stringify({ pk: dynamodb?.Keys?.['pk']?.S }),
      })),
    }),
  );
  if ((answer.FailedEntryCount ?? 0) > 0) {
    throw new Error('the bus refused events');
  }
};
