import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { AppError } from '../domain/errors.ts';
import { confined } from './confined-table.ts';
import { transactItem, updateRequest } from './expressions.ts';
import { type Elsewhere, type Item, type Key, type Range, type Table, type Write, WriteRejected } from './table.ts';

/** Above every character that a sort key uses. */
const last = '\uffff';

/**
 * Transactions that meet on a row, a counter for one, are refused and not queued: they must come again, and not all at
 * once. With full jitter (M. Brooker, "Exponential backoff and jitter", AWS 2015) 64 at once, simulated with 20 ms each,
 * get through in about two seconds with seven tries each; with four tries half of them would not.
 */
const attempts = 16;
const firstWaitMs = 40;
const longestWaitMs = 500;

const waitBefore = (attempt: number): number =>
  Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 2));

type Cancelled = Error & { readonly CancellationReasons?: readonly { readonly Code?: string }[] };

const rejectionOf = (error: Cancelled): WriteRejected | undefined => {
  const failed = (error.CancellationReasons ?? []).flatMap(({ Code }, index) =>
    Code === 'ConditionalCheckFailed' ? [index] : [],
  );
  return failed.length > 0 ? new WriteRejected(failed, { cause: error }) : undefined;
};

/** Where it met other transactions. */
const metAt = (error: Cancelled): readonly number[] =>
  (error.CancellationReasons ?? []).flatMap(({ Code }, index) => (Code === 'TransactionConflict' ? [index] : []));

/** Two transactions met on a row, or capacity was short: nothing was written, and trying again is right. */
const isTransient = (error: Cancelled): boolean =>
  error.name === 'TransactionInProgressException' ||
  (error.CancellationReasons ?? []).some(({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError');

const writeAll = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  writes: readonly Write[],
  elsewhere: Elsewhere = async () => writes,
  attempt = 1,
): Promise<void> => {
  const TransactItems = writes.map((write) => transactItem(TableName, write));
  try {
    await client.send(new TransactWriteCommand({ TransactItems }));
  } catch (cause) {
    const rejection = rejectionOf(cause as Cancelled);
    if (rejection) throw rejection;
    if (!isTransient(cause as Cancelled)) throw cause;
    if (attempt === attempts) throw new AppError('unavailable', 'Too many changes at once; try again.', { cause });
    await new Promise((resume) => setTimeout(resume, waitBefore(attempt + 1)));
    const met = metAt(cause as Cancelled);
    await writeAll(client, TableName, met.length > 0 ? await elsewhere(met) : writes, elsewhere, attempt + 1);
  }
};

/** The first and the last sort key of a range. */
const boundsOf = ({ prefix = '', after, notBefore = prefix, newestFirst = false }: Range): readonly [string, string] =>
  newestFirst ? [notBefore, after ?? prefix + last] : [after ?? notBefore, prefix + last];

const keyCondition = ({ partition, index, newestFirst = false }: Range, [low, high]: readonly [string, string]) => ({
  ...(index && { IndexName: index }),
  KeyConditionExpression: index
    ? 'LPK = :partition AND LSK BETWEEN :low AND :high'
    : 'PK = :partition AND SK BETWEEN :low AND :high',
  ExpressionAttributeValues: { ':partition': partition, ':low': low === '' ? ' ' : low, ':high': high },
  ScanIndexForward: !newestFirst,
});

const rowsOf = (client: DynamoDBDocumentClient, TableName: string): Table => ({
  get: async (Key, { consistent = false } = {}) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: consistent }));
    return Item as Item | undefined;
  },

  getMany: async (keys) => {
    const found = new Map<string, Item>();
    const nameOf = ({ PK, SK }: Key) => `${PK}\n${SK}`;
    let Keys: Key[] = [...new Map(keys.map((key) => [nameOf(key), { PK: key.PK, SK: key.SK }])).values()];
    while (Keys.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      for (const item of (Responses?.[TableName] ?? []) as Item[]) found.set(nameOf(item), item);
      Keys = (UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[];
    }
    return keys.map((key) => found.get(nameOf(key)));
  },

  query: async (range) => {
    const { limit, after, index, consistent = false } = range;
    const items: Item[] = [];
    const bounds = boundsOf(range);
    // DynamoDB refuses a range that ends before it begins; there is nothing in it.
    if (bounds[0] > bounds[1]) return items;
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          ...keyCondition(range, bounds),
          ...(!index && { ConsistentRead: consistent }),
          ...(limit !== undefined && { Limit: limit - items.length + 1 }),
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      const sortKey = index ? 'LSK' : 'SK';
      items.push(...((page.Items ?? []) as Item[]).filter((item) => after === undefined || item[sortKey] !== after));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey && (limit === undefined || items.length < limit));
    return limit === undefined ? items : items.slice(0, limit);
  },

  update: async (write) => {
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({ ...updateRequest(TableName, write), ReturnValues: 'ALL_NEW' }),
      );
      return Attributes as Item;
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  },

  transact: (writes, elsewhere) => writeAll(client, TableName, writes, elsewhere),
});

/** The {@link Table} port on DynamoDB; the client's credentials decide whose rows it can reach. */
export const dynamoTable = (client: DynamoDBDocumentClient, TableName: string): Table =>
  confined(rowsOf(client, TableName));
