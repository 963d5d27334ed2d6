import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Key } from './table.ts';

/** Deletes rows, whatever they are; those that are gone already do no harm. */
export type EraseRows = (keys: readonly Key[]) => Promise<void>;

/** Deletions under way at once. */
const atOnce = 10;

/**
 * {@link EraseRows} in DynamoDB, row by row: nobody needs all of them or none, and alone each costs half of what it costs
 * in a transaction. The client's credentials decide whose rows it can reach; only the eraser's role may do this at all.
 */
export const rowEraser =
  (client: DynamoDBDocumentClient, TableName: string): EraseRows =>
  async (keys) => {
    for (let start = 0; start < keys.length; start += atOnce) {
      const batch = keys.slice(start, start + atOnce);
      await Promise.all(batch.map(({ PK, SK }) => client.send(new DeleteCommand({ TableName, Key: { PK, SK } }))));
    }
  };
