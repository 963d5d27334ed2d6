import { expect, test } from 'vitest';
import { transactItem } from '#shared/data/expressions.ts';

const key = { PK: 'T#org', SK: 'ROW' };

test('a write without a condition has no expression, since DynamoDB refuses an empty one', () => {
  expect(transactItem('table', { put: key })).toEqual({ Put: { TableName: 'table', Item: key } });
  expect(transactItem('table', { delete: key })).toEqual({ Delete: { TableName: 'table', Key: key } });
});

test('names and values stand behind placeholders, whatever they are', () => {
  const write = transactItem('table', {
    put: key,
    when: { status: 'a" OR 1=1', count: { lessThan: 3 }, gone: undefined },
  });

  expect(write).toEqual({
    Put: {
      TableName: 'table',
      Item: key,
      ConditionExpression: '#status = :v1 AND #count < :v2 AND attribute_not_exists(#gone)',
      ExpressionAttributeNames: { '#status': 'status', '#count': 'count', '#gone': 'gone' },
      ExpressionAttributeValues: { ':v1': 'a" OR 1=1', ':v2': 3 },
    },
  });
});

test('one of several is a list', () => {
  expect(transactItem('table', { check: key, when: { status: ['a', 'b'], none: null } })).toMatchObject({
    ConditionCheck: {
      Key: key,
      ConditionExpression: '#status IN (:v1, :v2) AND #none = :v3',
      ExpressionAttributeValues: { ':v1': 'a', ':v2': 'b', ':v3': null },
    },
  });
});

test('bounds are compared, and absence is an alternative to both of them', () => {
  const when = { tat: { atLeast: 1, lessThan: 3 }, used: { lessThan: 5, orAbsent: true } } as const;

  expect(transactItem('table', { check: key, when })).toMatchObject({
    ConditionCheck: {
      ConditionExpression: '#tat >= :v1 AND #tat < :v2 AND (attribute_not_exists(#used) OR #used < :v3)',
      ExpressionAttributeValues: { ':v1': 1, ':v2': 3, ':v3': 5 },
    },
  });
});

test('an update says what to set, remove and add, and leaves out what is undefined', () => {
  const change = { set: { a: 1, b: undefined }, remove: ['c', 'd'], add: { e: 2 } };

  expect(transactItem('table', { update: key, ...change, when: 'present' })).toEqual({
    Update: {
      TableName: 'table',
      Key: key,
      UpdateExpression: 'SET #a = :v1 REMOVE #c, #d ADD #e :v2',
      ConditionExpression: 'attribute_exists(#PK)',
      ExpressionAttributeNames: { '#PK': 'PK', '#a': 'a', '#c': 'c', '#d': 'd', '#e': 'e' },
      ExpressionAttributeValues: { ':v1': 1, ':v2': 2 },
    },
  });
});

test.each([{ set: { PK: 'T#other' } }, { set: { SK: 'other' } }, { remove: ['SK'] }, { add: { PK: 1 } }])(
  'an update of the key is refused: %j',
  (change) => {
    expect(() => transactItem('table', { update: key, ...change })).toThrow('cannot change the key');
  },
);
