import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dynamoTable } from '#shared/data/dynamo-table.ts';
import { WriteRejected } from '#shared/data/table.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
const table = dynamoTable(DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' })), 'tenants');

const rowNumber = (number: number) => ({ PK: 'T#org', SK: `ROW#${number}` });
const write = { put: rowNumber(1), when: 'absent' } as const;

/** The waits between attempts take no time here. */
beforeEach(() => {
  dynamo.reset();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

const attempts = () => dynamo.commandCalls(TransactWriteCommand).length;

const outcomeOf = async (promise: Promise<void>) => {
  const outcome = promise.then(
    () => 'written' as const,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  return outcome;
};

test('a condition that does not hold is told by its place, and not tried again', async () => {
  dynamo.on(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'));

  const outcome = await outcomeOf(table.transact([write]));

  expect(outcome).toBeInstanceOf(WriteRejected);
  expect(outcome).toMatchObject({ failed: [1, 2] });
  expect(attempts()).toBe(1);
});

test.each([
  cancelled('TransactionConflict', 'None'),
  cancelled('None', 'ThrottlingError'),
  Object.assign(new Error('in progress'), { name: 'TransactionInProgressException' }),
])('what passes is tried again: %s', async (error) => {
  dynamo.on(TransactWriteCommand).rejectsOnce(error).rejectsOnce(error).resolves({});

  expect(await outcomeOf(table.transact([write]))).toBe('written');
  expect(attempts()).toBe(3);
});

test('what does not pass ends after sixteen attempts, as something to try again later', async () => {
  dynamo.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));

  expect(await outcomeOf(table.transact([write]))).toMatchObject({ code: 'unavailable' });
  expect(attempts()).toBe(16);
});

test('of 64 transactions that meet on one row all are written', async () => {
  let state = 1;
  // A linear congruential generator (Numerical Recipes): the same waits at every run.
  vi.spyOn(Math, 'random').mockImplementation(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
  let isHeld = false;
  dynamo.on(TransactWriteCommand).callsFake(async () => {
    if (isHeld) throw cancelled('TransactionConflict');
    isHeld = true;
    await new Promise((resume) => setTimeout(resume, 15));
    isHeld = false;
    return {};
  });

  const written = Promise.allSettled(Array.from({ length: 64 }, () => table.transact([write])));
  await vi.runAllTimersAsync();

  expect((await written).filter(({ status }) => status === 'fulfilled')).toHaveLength(64);
});

test.each([Object.assign(new Error('denied'), { name: 'AccessDeniedException' }), cancelled('ValidationError')])(
  'nothing else is tried again, nor taken for a conflict: %s',
  async (error) => {
    dynamo.on(TransactWriteCommand).rejects(error);

    expect(await outcomeOf(table.transact([write]))).toBe(error);
    expect(attempts()).toBe(1);
  },
);

test('rows that a batch left out are asked for again', async () => {
  const keys = [rowNumber(1), rowNumber(2), rowNumber(3)];
  dynamo
    .on(BatchGetCommand)
    .resolvesOnce({ Responses: { tenants: [rowNumber(1)] }, UnprocessedKeys: { tenants: { Keys: keys.slice(1) } } })
    .resolvesOnce({ Responses: { tenants: [rowNumber(3), rowNumber(2)] } });

  expect(await table.getMany(keys)).toEqual(keys);
  expect(dynamo.commandCalls(BatchGetCommand)[1]?.args[0].input.RequestItems?.['tenants']?.Keys).toEqual(keys.slice(1));
});

test('a query goes on until it has what was asked for', async () => {
  dynamo
    .on(QueryCommand)
    .resolvesOnce({ Items: [rowNumber(1)], LastEvaluatedKey: rowNumber(1) })
    .resolvesOnce({ Items: [], LastEvaluatedKey: rowNumber(1) })
    .resolvesOnce({ Items: [rowNumber(2), rowNumber(3)], LastEvaluatedKey: rowNumber(3) });

  expect(await table.query({ partition: 'T#org', limit: 2 })).toEqual([rowNumber(1), rowNumber(2)]);
  expect(dynamo.commandCalls(QueryCommand)).toHaveLength(3);
});

test('an index is never asked for a consistent read, which it does not have', async () => {
  dynamo.on(QueryCommand).resolves({ Items: [] });

  await table.query({ partition: 'T#org', index: 'list', consistent: true });

  const { input } = dynamo.commandCalls(QueryCommand)[0]!.args[0];
  expect(input).toMatchObject({ IndexName: 'list', KeyConditionExpression: expect.stringContaining('LPK') });
  expect(input).not.toHaveProperty('ConsistentRead');
});

test('a transaction that met others goes elsewhere when it is told to, and nowhere else when capacity was short', async () => {
  dynamo
    .on(TransactWriteCommand)
    .rejectsOnce(cancelled('None', 'TransactionConflict'))
    .rejectsOnce(cancelled('None', 'ThrottlingError'))
    .resolves({});
  const met: (readonly number[])[] = [];
  const elsewhere = async (at: readonly number[]) => {
    met.push(at);
    return [write, { put: rowNumber(3) }];
  };

  expect(await outcomeOf(table.transact([write, { put: rowNumber(2) }], elsewhere))).toBe('written');

  const written = dynamo
    .commandCalls(TransactWriteCommand)
    .map(({ args }) => args[0].input.TransactItems?.map(({ Put }) => Put?.Item?.['SK']));
  expect(met).toEqual([[1]]);
  expect(written).toEqual([
    ['ROW#1', 'ROW#2'],
    ['ROW#1', 'ROW#3'],
    ['ROW#1', 'ROW#3'],
  ]);
});
