import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Stack } from '#local/stack.ts';
import { clientOf, dynamoOf, roleCredentials, tenantCredentials, text } from '#test/local/fixture.ts';

/** What IAM lets one tenant's role do on the fixture's stack, by every way there is to a row and a secret. */
export const tenantIsolationSpec = (stackOf: () => Stack): void => {
  let stack: Stack;
  let own: DynamoDBClient;
  let ownKeys: KMSClient;
  let TableName: string;

  beforeAll(async () => {
    stack = stackOf();
    TableName = stack.tables.tenants;
    own = new DynamoDBClient(clientOf(stack, await tenantCredentials(stack, 'org_1')));
    ownKeys = new KMSClient(clientOf(stack, await tenantCredentials(stack, 'org_1')));
    const root = dynamoOf(stack);
    for (const pk of ['T#org_1', 'T#org_1#prompts', 'T#org_11', 'T#org_2']) {
      const Item = { pk: text(pk), sk: text('row'), gsi1pk: text(pk), gsi1sk: text('row') };
      await root.send(new PutItemCommand({ TableName, Item }));
    }
  });

  const key = (pk: string) => ({ pk: text(pk), sk: text('row') });
  const put = (pk: string) => ({ Put: { TableName, Item: key(pk) } });

  const queryOf = (pk: string, name = 'pk', IndexName?: string) =>
    new QueryCommand({
      TableName,
      ...(IndexName === undefined ? {} : { IndexName }),
      KeyConditionExpression: '#k = :k',
      ExpressionAttributeNames: { '#k': name },
      ExpressionAttributeValues: { ':k': text(pk) },
    });

  /** Every way to reach a row, by the partition key it reaches for. */
  const ways: Readonly<Record<string, (pk: string) => Promise<unknown>>> = {
    GetItem: (pk) => own.send(new GetItemCommand({ TableName, Key: key(pk) })),
    PutItem: (pk) => own.send(new PutItemCommand({ TableName, Item: key(pk) })),
    UpdateItem: (pk) =>
      own.send(
        new UpdateItemCommand({
          TableName,
          Key: key(pk),
          UpdateExpression: 'SET n = :n',
          ExpressionAttributeValues: { ':n': text('1') },
        }),
      ),
    DeleteItem: (pk) => own.send(new DeleteItemCommand({ TableName, Key: key(pk) })),
    Query: (pk) => own.send(queryOf(pk)),
    'Query of an index': (pk) => own.send(queryOf(pk, 'gsi1pk', 'gsi1')),
    BatchGetItem: (pk) =>
      own.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('T#org_1#other'), key(pk)] } } })),
    BatchWriteItem: (pk) => {
      const requests = ['T#org_1#other', pk].map((each) => ({ PutRequest: { Item: key(each) } }));
      return own.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    },
    TransactGetItems: (pk) => {
      const items = ['T#org_1#other', pk].map((each) => ({ Get: { TableName, Key: key(each) } }));
      return own.send(new TransactGetItemsCommand({ TransactItems: items }));
    },
    TransactWriteItems: (pk) =>
      own.send(new TransactWriteItemsCommand({ TransactItems: [put('T#org_1#other'), put(pk)] })),
    'ConditionCheck of a transaction': (pk) => {
      const ConditionCheck = { TableName, Key: key(pk), ConditionExpression: 'attribute_exists(pk)' };
      return own.send(new TransactWriteItemsCommand({ TransactItems: [put('T#org_1#other'), { ConditionCheck }] }));
    },
  };

  describe('the role of a tenant', () => {
    test.each(Object.keys(ways))('reaches its own rows by %s', async (way) => {
      await ways[way]?.('T#org_1');
      await own.send(new PutItemCommand({ TableName, Item: key('T#org_1') }));
      await ways[way]?.('T#org_1#prompts');
      await own.send(new PutItemCommand({ TableName, Item: key('T#org_1#prompts') }));
    });

    test.each(Object.keys(ways))("is refused every other tenant's rows by %s", async (way) => {
      for (const pk of ['T#org_2', 'T#org_11', 'T#org_1*', 'T#', 'org_1', 'T#ORG_1']) {
        await expect(ways[way]?.(pk), pk).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
      }
    });

    test('is refused what names no key, although its policy lists the actions', async () => {
      const denied = expect.objectContaining({ name: 'AccessDeniedException' });
      await expect(own.send(new ScanCommand({ TableName }))).rejects.toThrow(denied);
      await expect(own.send(new ScanCommand({ TableName, IndexName: 'gsi1' }))).rejects.toThrow(denied);
      const Statement = `SELECT * FROM "${TableName}" WHERE pk = 'T#org_1'`;
      await expect(own.send(new ExecuteStatementCommand({ Statement }))).rejects.toThrow(denied);
    });

    test('is refused another table', async () => {
      const elsewhere = new GetItemCommand({ TableName: stack.tables.directory, Key: key('T#org_1') });
      await expect(own.send(elsewhere)).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
    });

    test('cannot be taken on without naming a tenant', async () => {
      await expect(tenantCredentials(stack, '')).rejects.toThrow();
      for (const tags of [{}, { Tenant: 'org_1' }] as Record<string, string>[]) {
        await expect(roleCredentials(stack, 'fixture-tenant-data', tags), JSON.stringify(tags)).rejects.toThrow();
      }
    });

    test.each(['*', '?', 'org_*', 'org_?'])("reaches nobody's rows when the tenant is named %s", async (tenant) => {
      const wild = new DynamoDBClient(clientOf(stack, await tenantCredentials(stack, tenant)));
      for (const pk of ['T#org_1', 'T#org_1#prompts', 'T#*']) {
        const read = wild.send(new GetItemCommand({ TableName, Key: key(pk) }));
        await expect(read, pk).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
      }
    });

    test('may write what IAM does not look at, an index key: that is for whoever makes rows to refuse', async () => {
      const Item = { ...key('T#org_1'), gsi1pk: text('T#org_2'), gsi1sk: text('poison') };
      await own.send(new PutItemCommand({ TableName, Item }));
      await own.send(new PutItemCommand({ TableName, Item: key('T#org_1') }));
    });

    test('opens secrets of its own encryption context alone', async () => {
      const KeyId = stack.outputs['KeyArn'] ?? '';
      const context = (EncryptionContext: Record<string, string>) =>
        ownKeys.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext }));
      const { CiphertextBlob } = await context({ tenantId: 'org_1' });
      await ownKeys.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: { tenantId: 'org_1' } }));
      const other = new KMSClient(clientOf(stack, await tenantCredentials(stack, 'org_2')));
      const stolen = new DecryptCommand({ CiphertextBlob, EncryptionContext: { tenantId: 'org_1' } });
      const denied = expect.objectContaining({ name: 'AccessDeniedException' });
      await expect(other.send(stolen)).rejects.toThrow(denied);
      for (const wrong of [
        { tenantId: 'org_11' },
        { tenantid: 'org_1', more: 'x' },
        { tenantId: 'org_1', more: 'x' },
        {},
      ]) {
        await expect(context(wrong as Record<string, string>)).rejects.toThrow(denied);
      }
    });
  });
};
