import { beyondAscii, unitsOf } from './units.ts';

/** The clauses of a folded text: half-open ranges that end after `.`, `!`, `?`, `;` or at a line feed. */
export type Clauses = {
  readonly startOf: (at: number) => number;
  readonly endOf: (at: number) => number;
};

/** Kinds of units: neither, a mark that may close what an end mark ends, an end whatever follows, one before such a mark. */
const kinds = new Uint8Array(256);
const closing = 1;
const always = 2;
const perhaps = 3;
const foreign = 4;
kinds[beyondAscii] = foreign;
kinds['\n'.charCodeAt(0)] = always;
for (const unit of '.!?;') kinds[unit.charCodeAt(0)] = perhaps;
for (const unit of ' \t"\')]}') kinds[unit.charCodeAt(0)] = closing;
/** The full stop and its like of Chinese and Japanese, which no space follows. */
const ideographic = new Set([0x3002, 0xff01, 0xff1f, 0xff1b]);
const fullStop = 0x2e;
const abbreviation = /(?:\be\.g|\bi\.e|\bvs|\bno)$/;

/** Whether a clause ends with a unit that may end one. */
const endsClause = (text: string, units: Uint8Array, at: number): boolean => {
  const kind = kinds[units[at] ?? 0];
  if (kind === always) return true;
  if (kind === foreign) return ideographic.has(text.charCodeAt(at));
  const after = kinds[units[at + 1] ?? 0];
  if (at + 1 < text.length && after !== closing && after !== always) return false;
  return !(units[at] === fullStop && abbreviation.test(text.slice(Math.max(0, at - 4), at)));
};

/** Where a clause that is read from an offset on ends: past the first mark that ends one, or with the text. */
const nextEnd = (text: string, from: number): number => {
  const units = unitsOf(text);
  const { length } = text;
  for (let at = from; at < length; at += 1) {
    if ((kinds[units[at] ?? 0] ?? 0) > closing && endsClause(text, units, at)) return at + 1;
  }
  return length;
};

/** Splits a folded text into clauses in one pass, as far as it is asked for; a look-up is a binary search. */
export const clausesOf = (text: string): Clauses => {
  const ends: number[] = [];
  let read = 0;
  /** The clause that was asked for last, as a number: it is mostly asked for again. */
  let recent = 0;

  const readTo = (at: number): void => {
    while (read <= at && read < text.length) {
      read = nextEnd(text, read);
      ends.push(read);
    }
  };

  /** The number of clauses that end at or before an offset. */
  const before = (at: number): number => {
    if (at >= (ends[recent - 1] ?? 0) && at < (ends[recent] ?? 0)) return recent;
    readTo(at);
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    recent = low;
    return low;
  };

  return {
    startOf: (at) => ends[before(at) - 1] ?? 0,
    endOf: (at) => ends[before(at)] ?? text.length,
  };
};
