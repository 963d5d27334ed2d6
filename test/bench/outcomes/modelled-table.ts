import { marshall } from '@aws-sdk/util-dynamodb';
import { type Elsewhere, type Item, type Key, type Table, type Write, WriteRejected } from '#shared/data/table.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { itemSize } from '../item-size.ts';
import type { VirtualTime } from './virtual-time.ts';

/**
 * How long a transaction takes, in milliseconds: that of one row, each further row, and the mean of what comes on top
 * at random. Not measured on AWS: a transaction of a hundred rows takes 35 ms here on the mean.
 */
const latency = { first: 10, row: 0.15, random: 10 };
const readMs = 4;
/** As `dynamo-table.ts` waits. */
const waits = { first: 40, longest: 500, attempts: 16 };

const keyOf = (write: Write): Key =>
  'put' in write ? write.put : 'update' in write ? write.update : 'delete' in write ? write.delete : write.check;
const nameOf = ({ PK, SK }: Key): string => `${PK}\n${SK}`;

/** Units by name and second. */
const meter = () => {
  const seconds = new Map<string, number[]>();
  return {
    add: (name: string, second: number, units: number) => {
      const found = seconds.get(name) ?? [];
      found[second] = (found[second] ?? 0) + units;
      seconds.set(name, found);
    },
    /** The most units that one name had in one second, from this second on. */
    most: (from = 0) =>
      [...seconds.values()].reduce(
        (most, each) => each.reduce((one, units, second) => (second < from ? one : Math.max(one, units)), most),
        0,
      ),
    total: () => [...seconds.values()].reduce((sum, each) => each.reduce((all, units) => all + units, sum), 0),
  };
};

/**
 * DynamoDB as far as counting meets it: a transaction holds its rows from its beginning to its end, and one that comes
 * upon a row that is held is cancelled after half the time, consumes its units all the same, and comes again after a
 * random wait. A row costs two units a KB in a transaction.
 */
export const modelledTable = ({ now, wait }: VirtualTime, random: () => number) => {
  const memory = memoryTable();
  const held = new Set<string>();
  const [items, partitions] = [meter(), meter()];
  const counts = { transactions: 0, conflicts: 0, late: 0, lateConflicts: 0 };
  const sizes = new Map<string, number>();
  let settledAt = 0;

  const sizeOf = (write: Write): number => {
    const name = nameOf(keyOf(write));
    const row: Item | undefined = 'put' in write ? write.put : memory.rows.get(name);
    return row ? itemSize(marshall(row)) : 0;
  };
  const consume = (writes: readonly Write[]) => {
    const second = Math.floor(now() / 1000);
    for (const write of writes) {
      const key = keyOf(write);
      const kind = key.SK.slice(0, key.SK.indexOf('#'));
      // The rows of ids are all alike, and too many to be measured one by one.
      const size = kind === 'OUTCOME' ? (sizes.get(kind) ?? sizeOf(write)) : sizeOf(write);
      sizes.set(kind, Math.max(size, sizes.get(kind) ?? 0));
      const units = 2 * Math.max(1, Math.ceil(size / 1024));
      if (kind !== 'OUTCOME') items.add(nameOf(key), second, units);
      partitions.add(key.PK, second, units);
    }
  };

  const write = async (
    writes: readonly Write[],
    elsewhere: Elsewhere = async () => writes,
    attempt = 1,
  ): Promise<void> => {
    if (attempt > waits.attempts) throw new Error('Too many changes at once.');
    const names = writes.map((each) => nameOf(keyOf(each)));
    const met = names.flatMap((name, index) => (held.has(name) ? [index] : []));
    const took = latency.first + latency.row * writes.length - latency.random * Math.log(1 - random());
    const late = now() >= settledAt ? 1 : 0;
    counts.transactions += 1;
    counts.late += late;
    if (met.length > 0) {
      counts.conflicts += 1;
      counts.lateConflicts += late;
      await wait(took / 2);
      consume(writes);
      await wait(random() * Math.min(waits.longest, waits.first * 2 ** (attempt - 1)));
      return write(await elsewhere(met), elsewhere, attempt + 1);
    }
    for (const name of names) held.add(name);
    await wait(took);
    for (const name of names) held.delete(name);
    try {
      await memory.transact(writes);
    } catch (error) {
      if (!(error instanceof WriteRejected)) throw error;
      consume(writes);
      throw error;
    }
    consume(writes);
  };

  const get: Table['get'] = async (key, options) => {
    await wait(readMs);
    return memory.get(key, options);
  };
  const table: Table = { ...memory, get, transact: write };
  return {
    table,
    rows: memory.rows,
    counts,
    sizes,
    mostOfItem: items.most,
    mostOfPartition: partitions.most,
    units: partitions.total,
    /** Conflicts are counted apart from this moment on. */
    settleAt: (milliseconds: number) => {
      settledAt = milliseconds;
    },
  };
};
