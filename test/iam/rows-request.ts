import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { RowsCall, Step, TransactionCall } from './calls.ts';

/** A table's physical name by its construct's. */
type NameOf = (table: string) => string;

const keyOf = (key: string) => ({ PK: { S: key }, SK: { S: 'drawn' } });

/** Holds of no row: a write that is permitted changes nothing. */
const never = { ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(PK)' } as const;
const update = { UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': { S: '1' } } } as const;

const distinct = (keys: readonly string[]) => [...new Set(keys)].map(keyOf);

const query = (TableName: string, { index, keys: [key = ''] }: RowsCall) =>
  new QueryCommand({
    TableName,
    ...(index !== undefined && { IndexName: index }),
    KeyConditionExpression: index === undefined ? 'PK = :key' : 'LPK = :key',
    ExpressionAttributeValues: { ':key': { S: key } },
    Limit: 1,
  });

const statements = {
  PartiQLSelect: (table: string) => `SELECT * FROM "${table}" WHERE PK = 'T#org_1'`,
  PartiQLInsert: (table: string) => `INSERT INTO "${table}" VALUE {'PK': 'T#org_1', 'SK': 'drawn'}`,
  PartiQLUpdate: (table: string) => `UPDATE "${table}" SET n = 1 WHERE PK = 'T#org_1' AND SK = 'drawn'`,
  PartiQLDelete: (table: string) => `DELETE FROM "${table}" WHERE PK = 'T#org_1' AND SK = 'drawn'`,
} as const;

/** The DynamoDB request that a call on rows is. */
export const rowsRequest = (call: RowsCall, nameOf: NameOf) => {
  const TableName = nameOf(call.table);
  const [first = ''] = call.keys;
  const Key = keyOf(first);
  switch (call.operation) {
    case 'GetItem':
      return new GetItemCommand({ TableName, Key });
    case 'BatchGetItem':
      return new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: distinct(call.keys) } } });
    case 'Query':
      return query(TableName, call);
    case 'PutItem':
      return new PutItemCommand({ TableName, Item: Key, ...never });
    case 'UpdateItem':
      return new UpdateItemCommand({ TableName, Key, ...update, ...never });
    case 'DeleteItem':
      return new DeleteItemCommand({ TableName, Key, ...never });
    case 'BatchWriteItem': {
      const requests = distinct(call.keys).map((each) => ({ DeleteRequest: { Key: each } }));
      return new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } });
    }
    case 'Scan':
      return new ScanCommand({ TableName, Limit: 1 });
    default:
      return new ExecuteStatementCommand({ Statement: statements[call.operation](TableName) });
  }
};

const itemOf = ({ operation, table, key }: Step, nameOf: NameOf) => {
  const place = { TableName: nameOf(table), Key: keyOf(key) };
  if (operation === 'PutItem') return { Put: { TableName: place.TableName, Item: place.Key, ...never } };
  if (operation === 'UpdateItem') return { Update: { ...place, ...update, ...never } };
  if (operation === 'DeleteItem') return { Delete: { ...place, ...never } };
  return { ConditionCheck: { ...place, ...never } };
};

/** The DynamoDB request that a transaction is. */
export const transactionRequest = ({ enclosing, steps }: TransactionCall, nameOf: NameOf) =>
  enclosing === 'TransactGetItems'
    ? new TransactGetItemsCommand({
        TransactItems: steps.map(({ table, key }) => ({ Get: { TableName: nameOf(table), Key: keyOf(key) } })),
      })
    : new TransactWriteItemsCommand({ TransactItems: steps.map((step) => itemOf(step, nameOf)) });
