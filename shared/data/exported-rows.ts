import type { PartitionKind } from './partition-tree.ts';
import type { Item } from './table.ts';

/** Rows that an export tells, in a file of their own. */
export type ExportedRows = {
  /** Where they are: in partitions of this kind, under sort keys that begin so. */
  readonly kind: PartitionKind;
  readonly prefix: string;
  /** The file's name, without its ending. */
  readonly file: string;
  readonly lineOf: (row: Item) => object;
};

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

/** Nothing to object to when each field of a row is named, and nothing else is. */
type Decided<Row, Named extends string> = [keyof Row] extends [Named]
  ? [Named] extends [keyof Row | '']
    ? unknown
    : { readonly unknown: Exclude<Named, keyof Row> }
  : { readonly undecided: Exclude<keyof Row, Named> };

type Place = Omit<ExportedRows, 'lineOf'>;

/**
 * Exports some fields of rows, named one after the other, and withholds others. Every field must be in one of the two
 * lists: one that is new does not compile until somebody has decided whether it is a secret.
 */
export const told =
  <Row>() =>
  <const Tells extends string, const Withholds extends string = ''>(
    place: Place,
    tells: Tells & Decided<Row, Words<Tells> | Words<Withholds>>,
    _withholds?: Withholds,
  ): ExportedRows => {
    const fields = new Set<string>(tells.split(' '));
    const lineOf = (row: Item) => Object.fromEntries(Object.entries(row).filter(([field]) => fields.has(field)));
    return { ...place, lineOf };
  };

/** Exports the counts of a rollout, of which there are as many as there are things to count. */
export const counts = (place: Place): ExportedRows => ({
  ...place,
  lineOf: ({ PK, SK: _sk, entity: _entity, expiresAt: _expiry, ...numbers }) => ({
    // T#<organisation>#COUNTS#<rollout>, and perhaps which part of it.
    rollout: PK.split('#')[3],
    ...numbers,
  }),
});
