import { type AttributeValue, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Stack } from '#local/stack.ts';
import { clientOf } from './bench-stack.ts';
import { itemSize } from './item-size.ts';

type Item = Record<string, AttributeValue>;
type Keyed = { readonly TableName: string; readonly Key: Item };
type Member = {
  readonly ConditionCheck?: Keyed;
  readonly Put?: { readonly Item: Item };
  readonly Update?: Keyed;
  readonly Delete?: Keyed;
};

/** The parts of DynamoDB's requests and answers that units follow from. */
export type Request = {
  readonly ConsistentRead?: boolean;
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys: readonly Item[]; readonly ConsistentRead?: boolean }>
  >;
  readonly TransactItems?: readonly Member[];
  /** Of an update outside a transaction. */
  readonly UpdateExpression?: string;
};
export type Response = {
  readonly Attributes?: Item;
  readonly Item?: Item;
  readonly Items?: readonly Item[];
  readonly Responses?: Readonly<Record<string, readonly Item[]>>;
};
export type Units = { readonly read: number; readonly write: number };

/** At least one unit for each begun 4 KB, half of it where the read may be a moment old. */
const readUnits = (size: number, consistent = false): number =>
  Math.max(1, Math.ceil(size / 4096)) / (consistent ? 1 : 2);
const writeUnits = (size: number): number => Math.max(1, Math.ceil(size / 1024));

const readsOf = (request: Request, response: Response): number => {
  if (request.RequestItems) {
    return Object.entries(request.RequestItems).reduce((total, [table, { Keys, ConsistentRead }]) => {
      const found = response.Responses?.[table] ?? [];
      const absent = Keys.length - found.length;
      const sizes = [...found.map(itemSize), ...Array.from({ length: absent }, () => 0)];
      return total + sizes.reduce((sum, size) => sum + readUnits(size, ConsistentRead), 0);
    }, 0);
  }
  const size = (response.Items ?? (response.Item ? [response.Item] : [])).map(itemSize).reduce((a, b) => a + b, 0);
  return readUnits(size, request.ConsistentRead);
};

/** Two units for each KB of a row in a transaction, and one for its copy in the list index. */
const writeOf = (before: Item | undefined, after: Item | undefined): number => {
  const units = Math.max(writeUnits(before ? itemSize(before) : 0), writeUnits(after ? itemSize(after) : 0));
  const listed = before?.['LPK'] !== undefined || after?.['LPK'] !== undefined;
  return 2 * units + (listed ? units : 0);
};

/** Counts the units of a call that `send` makes; rows that a transaction names by key are read before and after it. */
export const unitCounter = (stack: Stack) => {
  const client = new DynamoDBClient(clientOf(stack));
  const rowOf = async (keyed: Keyed | undefined): Promise<Item | undefined> => {
    if (!keyed) return undefined;
    const { TableName, Key } = keyed;
    return (await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;
  };
  const keysOf = (members: readonly Member[]) =>
    members.map(({ Update, Delete, ConditionCheck }) => Update ?? Delete ?? ConditionCheck);
  return async <R extends { readonly response: Response }>(
    request: Request,
    send: () => Promise<R>,
  ): Promise<{ readonly result: R; readonly units: Units }> => {
    const members = request.TransactItems;
    if (request.UpdateExpression !== undefined) {
      const result = await send();
      return { result, units: { read: 0, write: writeUnits(itemSize(result.response.Attributes ?? {})) } };
    }
    if (!members) {
      const result = await send();
      return { result, units: { read: readsOf(request, result.response), write: 0 } };
    }
    const before = await Promise.all(keysOf(members).map(rowOf));
    const result = await send();
    const after = await Promise.all(keysOf(members).map(rowOf));
    const units = members.map(({ Put }, index) => writeOf(before[index], Put?.Item ?? after[index]));
    return { result, units: { read: 0, write: units.reduce((a, b) => a + b, 0) } };
  };
};
