import type { Table, Write } from './table.ts';

/** The organisation that a partition belongs to, as IAM sees it; of the directory's it is none. */
const organisationOf = (partition: unknown): string | undefined =>
  typeof partition === 'string' ? /^T#[^#]+(?=#|$)/.exec(partition)?.[0] : undefined;

const partitionsOf = (write: Write): readonly [own: string, listed: unknown] | undefined => {
  if ('put' in write) return [write.put.PK, write.put['LPK']];
  if (!('update' in write)) return undefined;
  // Nothing adds to or takes from an index key, and what is removed leaves the index.
  return [write.update.PK, write.set?.['LPK'] ?? write.add?.['LPK']];
};

const check = (write: Write): void => {
  const [own, listed] = partitionsOf(write) ?? [];
  if (listed === undefined) return;
  const organisation = organisationOf(own);
  if (organisation === undefined || organisationOf(listed) !== organisation) {
    throw new Error('A row would be listed where it does not belong.');
  }
};

/**
 * A table whose rows are listed within their own organisation or not written. IAM judges a write by the row's own
 * partition and does not look at the keys of an index: without this, a row of one organisation could be put among the
 * lists of another. Every table is made through here.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const confined = (table: Table): Table => ({
  ...table,
  update: async (write) => {
    check(write);
    return table.update(write);
  },
  transact: async (writes, elsewhere) => {
    const checked = (all: readonly Write[]) => {
      for (const write of all) check(write);
      return all;
    };
    return table.transact(checked(writes), elsewhere && (async (met) => checked(await elsewhere(met))));
  },
});
