import type { Bounds, Condition, Expectation, Write } from './table.ts';

/** The parts of a DynamoDB request that carry an expression. */
export type Expression = {
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
};

const builder = () => {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  let count = 0;
  return {
    names,
    values,
    name: (attribute: string) => {
      const placeholder = `#${attribute.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
      names[placeholder] = attribute;
      return placeholder;
    },
    value: (value: unknown) => {
      count += 1;
      // An expression has 4 KiB, and counters have hundreds of values.
      const placeholder = `:v${count.toString(36)}`;
      values[placeholder] = value;
      return placeholder;
    },
  };
};

type Builder = ReturnType<typeof builder>;

const isOneOf = (expected: Expectation): expected is readonly (string | number | boolean | null)[] =>
  Array.isArray(expected);

const boundsClause = ({ name, value }: Builder, attribute: string, { atLeast, lessThan, orAbsent }: Bounds): string => {
  const bounds = [
    ...(atLeast === undefined ? [] : [`${name(attribute)} >= ${value(atLeast)}`]),
    ...(lessThan === undefined ? [] : [`${name(attribute)} < ${value(lessThan)}`]),
  ].join(' AND ');
  return orAbsent ? `(attribute_not_exists(${name(attribute)}) OR ${bounds})` : bounds;
};

const clause = (build: Builder, attribute: string, expected: Expectation): string => {
  const { name, value } = build;
  if (expected === undefined) return `attribute_not_exists(${name(attribute)})`;
  if (isOneOf(expected)) return `${name(attribute)} IN (${expected.map(value).join(', ')})`;
  if (expected !== null && typeof expected === 'object') return boundsClause(build, attribute, expected);
  return `${name(attribute)} = ${value(expected)}`;
};

const conditionOf = (build: Builder, condition: Condition | undefined): string | undefined => {
  if (condition === undefined) return undefined;
  if (condition === 'absent') return `attribute_not_exists(${build.name('PK')})`;
  if (condition === 'present') return `attribute_exists(${build.name('PK')})`;
  return Object.entries(condition)
    .map(([attribute, expected]) => clause(build, attribute, expected))
    .join(' AND ');
};

const updateOf = (build: Builder, { set, remove, add }: Extract<Write, { update: unknown }>): string => {
  const assignments = Object.entries(set ?? {}).filter(([, value]) => value !== undefined);
  const named = [...assignments.map(([attribute]) => attribute), ...(remove ?? []), ...Object.keys(add ?? {})];
  // DynamoDB refuses this as well; not every emulator does.
  if (named.includes('PK') || named.includes('SK')) throw new Error('An update cannot change the key of a row.');
  return [
    assignments.length > 0 && `SET ${assignments.map(([a, v]) => `${build.name(a)} = ${build.value(v)}`).join(', ')}`,
    remove && remove.length > 0 && `REMOVE ${remove.map(build.name).join(', ')}`,
    add &&
      `ADD ${Object.entries(add)
        .map(([a, v]) => `${build.name(a)} ${build.value(v)}`)
        .join(', ')}`,
  ]
    .filter(Boolean)
    .join(' ');
};

const attributesOf = ({ names, values }: Expression) => ({
  ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
});

/** An update as a request of its own. */
export const updateRequest = (TableName: string, write: Extract<Write, { update: unknown }>) => {
  const build = builder();
  const ConditionExpression = conditionOf(build, write.when);
  const UpdateExpression = updateOf(build, write);
  return {
    TableName,
    Key: write.update,
    UpdateExpression,
    ...(ConditionExpression !== undefined && { ConditionExpression }),
    ...attributesOf(build),
  };
};

/** Turns a write into the entry of a TransactWriteItems request. */
export const transactItem = (TableName: string, write: Write) => {
  if ('update' in write) return { Update: updateRequest(TableName, write) };
  const build = builder();
  const ConditionExpression = conditionOf(build, write.when);
  const condition = ConditionExpression !== undefined && { ConditionExpression };
  if ('put' in write) return { Put: { TableName, Item: write.put, ...condition, ...attributesOf(build) } };
  if ('delete' in write) return { Delete: { TableName, Key: write.delete, ...condition, ...attributesOf(build) } };
  return {
    ConditionCheck: {
      TableName,
      Key: write.check,
      ConditionExpression: ConditionExpression ?? '',
      ...attributesOf(build),
    },
  };
};
