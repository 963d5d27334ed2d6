import { confined } from '#shared/data/confined-table.ts';
import {
  type Bounds,
  type Condition,
  type Expectation,
  type Item,
  type Key,
  type Range,
  type Table,
  type Write,
  WriteRejected,
} from '#shared/data/table.ts';

const nameOf = ({ PK, SK }: Key) => `${PK}\n${SK}`;

const matches = (actual: unknown, expected: Expectation): boolean => {
  if (expected === undefined) return actual === undefined;
  if (Array.isArray(expected)) return expected.includes(actual as never);
  if (expected !== null && typeof expected === 'object') {
    const { atLeast = Number.NEGATIVE_INFINITY, lessThan = Number.POSITIVE_INFINITY, orAbsent } = expected as Bounds;
    if (actual === undefined) return orAbsent === true;
    return typeof actual === 'number' && actual >= atLeast && actual < lessThan;
  }
  return actual === expected;
};

const holds = (item: Item | undefined, condition: Condition | undefined): boolean => {
  if (condition === undefined) return true;
  if (condition === 'absent') return item === undefined;
  if (condition === 'present') return item !== undefined;
  return Object.entries(condition).every(([attribute, expected]) => matches(item?.[attribute], expected));
};

const keyOf = (write: Write): Key =>
  'put' in write ? write.put : 'update' in write ? write.update : 'delete' in write ? write.delete : write.check;

const isKeyAttribute = (attribute: string) => attribute === 'PK' || attribute === 'SK';

const updated = (current: Item | undefined, { update, set, remove, add }: Extract<Write, { update: Key }>): Item => {
  if ([...Object.keys(set ?? {}), ...Object.keys(add ?? {}), ...(remove ?? [])].some(isKeyAttribute))
    throw new Error('An update cannot change an attribute of the key');
  const next: Record<string, unknown> = { ...(current ?? update) };
  for (const [attribute, value] of Object.entries(set ?? {})) if (value !== undefined) next[attribute] = value;
  for (const attribute of remove ?? []) delete next[attribute];
  for (const [attribute, value] of Object.entries(add ?? {}))
    next[attribute] = ((next[attribute] as number) ?? 0) + value;
  return next as Item;
};

/** Stored rows lose what DynamoDB would drop and share no memory with the caller. */
const stored = (item: Item): Item => JSON.parse(JSON.stringify(item)) as Item;

/** A table in memory that behaves as DynamoDB does under the port; `rows` are for tests to look at. */
export const memoryTable = (): Table & { readonly rows: Map<string, Item> } => {
  const rows = new Map<string, Item>();

  const inRange = (
    item: Item,
    { partition, index, prefix = '', after, notBefore = '', newestFirst = false }: Range,
  ): boolean => {
    const [pk, sk] = index ? [item['LPK'], item['LSK']] : [item.PK, item.SK];
    if (pk !== partition || typeof sk !== 'string' || !sk.startsWith(prefix) || sk < notBefore) return false;
    return after === undefined || (newestFirst ? sk < after : sk > after);
  };

  const table = confined({
    get: async (key) => rows.get(nameOf(key)),
    getMany: async (keys) => keys.map((key) => rows.get(nameOf(key))),
    query: async (range) => {
      const sortKey = range.index ? 'LSK' : 'SK';
      const found = [...rows.values()].filter((item) => inRange(item, range));
      found.sort((a, b) => (String(a[sortKey]) < String(b[sortKey]) ? -1 : 1));
      if (range.newestFirst) found.reverse();
      return found.slice(0, range.limit);
    },
    update: async (write) => {
      const name = nameOf(write.update);
      if (!holds(rows.get(name), write.when)) return undefined;
      const item = stored(updated(rows.get(name), write));
      rows.set(name, item);
      return item;
    },
    transact: async (writes) => {
      const names = writes.map((write) => nameOf(keyOf(write)));
      if (new Set(names).size < names.length)
        throw new Error('Transaction request cannot include multiple operations on one item');
      if (writes.length > 100) throw new Error('A transaction has at most 100 writes');
      const failed = writes.flatMap((write, index) => (holds(rows.get(names[index]!), write.when) ? [] : [index]));
      if (failed.length > 0) throw new WriteRejected(failed);
      for (const [index, write] of writes.entries()) {
        const name = names[index]!;
        if ('put' in write) rows.set(name, stored(write.put));
        if ('update' in write) rows.set(name, stored(updated(rows.get(name), write)));
        if ('delete' in write) rows.delete(name);
      }
    },
  });
  return { ...table, rows };
};
