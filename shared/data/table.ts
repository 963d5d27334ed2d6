export type Key = { readonly PK: string; readonly SK: string };
export type Item = Key & Readonly<Record<string, unknown>>;
export type Scalar = string | number | boolean | null;

/** A number from one on, below another, or both; `orAbsent` also takes a row that lacks the attribute, or no row. */
export type Bounds = { readonly atLeast?: number; readonly lessThan?: number; readonly orAbsent?: true };

/** What an attribute must be: equal, one of several, absent (`undefined`), or a number within bounds. */
export type Expectation = Scalar | undefined | readonly Scalar[] | Bounds;

/** What must hold of the row at the moment of the write. */
export type Condition = 'absent' | 'present' | Readonly<Record<string, Expectation>>;

/** One step of a transaction; all of them happen, or none. */
export type Write =
  | { readonly put: Item; readonly when?: Condition }
  | {
      readonly update: Key;
      readonly set?: Readonly<Record<string, unknown>>;
      readonly remove?: readonly string[];
      readonly add?: Readonly<Record<string, number>>;
      readonly when?: Condition;
    }
  | { readonly delete: Key; readonly when?: Condition }
  | { readonly check: Key; readonly when: Condition };

/** A stretch of one partition in the order of its sort key; `index: 'list'` reads the list index instead. */
export type Range = {
  readonly partition: string;
  readonly index?: 'list';
  readonly prefix?: string;
  /** Goes on behind this sort key. */
  readonly after?: string;
  /** Leaves out what is below this sort key. */
  readonly notBefore?: string;
  readonly newestFirst?: boolean;
  readonly limit?: number;
  readonly consistent?: boolean;
};

/**
 * One organisation's rows, or the directory. All changes go through {@link Table.transact}, because IAM allows nothing
 * else: a change without its audit entry cannot be written by accident.
 */
export type Table = {
  readonly get: (key: Key, options?: { readonly consistent?: boolean }) => Promise<Item | undefined>;
  /** The rows that exist of at most 100 keys, in the order of the keys; consistent. */
  readonly getMany: (keys: readonly Key[]) => Promise<(Item | undefined)[]>;
  /** Up to `limit` rows (all without one), however many calls that takes. */
  readonly query: (range: Range) => Promise<Item[]>;
  /**
   * Changes one row outside any transaction, and tells what it is then; undefined when the condition does not hold.
   * Only for rows that count and remember, `LIMIT` and `USES`, whose changes nobody audits: IAM takes no others.
   */
  readonly update: (write: Extract<Write, { readonly update: Key }>) => Promise<Item | undefined>;
  /** @throws WriteRejected when a condition does not hold; then nothing was written. */
  readonly transact: (writes: readonly Write[], elsewhere?: Elsewhere) => Promise<void>;
};

/**
 * What to write in the place of a transaction that met others on the rows at these positions. Without it the same
 * writes are tried again.
 */
export type Elsewhere = (met: readonly number[]) => Promise<readonly Write[]>;

/** A transaction was refused because conditions did not hold; `failed` are the positions of the writes concerned. */
export class WriteRejected extends Error {
  readonly failed: readonly number[];

  constructor(failed: readonly number[], options?: ErrorOptions) {
    super(`The condition of write ${failed.join(', ')} does not hold.`, options);
    this.name = 'WriteRejected';
    this.failed = failed;
  }
}
