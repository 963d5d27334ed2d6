import type { RowOperation, Step, StepOperation } from './calls.ts';
import { type CaseWorld, keysOf, type Shape } from './case-world.ts';

const tableOf = ({ random, deployed }: CaseWorld): string => {
  const tables = deployed.resources.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable');
  return random.chance(0.85) ? 'Tenants' : random.pick(tables).id;
};

const rows =
  (operations: readonly RowOperation[], most: number): Shape =>
  (world, principal) => ({
    kind: 'rows',
    operation: world.random.pick(operations),
    table: tableOf(world),
    keys: most === 0 ? [] : keysOf(world, principal, most),
  });

const query: Shape = (world, principal) => {
  const index = world.random.chance(0.5);
  return {
    kind: 'rows',
    operation: 'Query',
    table: index ? 'Tenants' : tableOf(world),
    ...(index && { index: 'list' }),
    keys: keysOf(world, principal, 1),
  };
};

const steps =
  (enclosing: 'TransactWriteItems' | 'TransactGetItems', operations: readonly StepOperation[]): Shape =>
  (world, principal) => ({
    kind: 'transaction',
    enclosing,
    steps: keysOf(world, principal, 4).map(
      (key): Step => ({
        operation: world.random.pick(operations),
        table: world.random.chance(0.95) ? 'Tenants' : tableOf(world),
        key,
      }),
    ),
  });

/** A change of an audit entry, alone or beside a change that is permitted. */
const auditChange: Shape = ({ random, organisations }, { tag }) => {
  const whose = tag !== undefined && random.chance(0.7) ? tag : random.pick(organisations);
  const entry: Step = {
    operation: random.pick<StepOperation>(['UpdateItem', 'DeleteItem']),
    table: 'Tenants',
    key: `T#${whose}#AUDIT${random.chance(0.3) ? '#2026' : ''}`,
  };
  const other: Step = { operation: 'PutItem', table: 'Tenants', key: `T#${whose}#MEMBERS` };
  return {
    kind: 'transaction',
    enclosing: 'TransactWriteItems',
    steps: random.chance(0.5) ? [entry] : [other, entry],
  };
};

/** Every way there is to a row. */
export const rowShapes: Readonly<Record<string, Shape>> = {
  'one row read': rows(['GetItem'], 1),
  'a batch read': rows(['BatchGetItem'], 5),
  'a query of a table or an index': query,
  'a transaction that reads': steps('TransactGetItems', ['GetItem']),
  'a transaction that writes': steps('TransactWriteItems', [
    'PutItem',
    'UpdateItem',
    'DeleteItem',
    'ConditionCheckItem',
  ]),
  'a write outside a transaction': rows(['PutItem', 'UpdateItem', 'DeleteItem'], 1),
  'a batch of writes': rows(['BatchWriteItem'], 4),
  'a scan': rows(['Scan'], 0),
  'a statement of PartiQL': rows(['PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'], 0),
  'an audit entry changed': auditChange,
};
