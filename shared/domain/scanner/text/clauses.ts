/** The clauses of a folded text: half-open ranges that end after `.`, `!`, `?`, `;` or at a line feed. */
export type Clauses = {
  readonly startOf: (at: number) => number;
  readonly endOf: (at: number) => number;
};

/** Kinds of ASCII units: neither, an end whatever follows, an end before white space or a closing mark, such a mark. */
const kinds = new Uint8Array(128);
const inside = 0;
const always = 1;
const perhaps = 2;
const closing = 3;
kinds['\n'.charCodeAt(0)] = always;
for (const unit of '.!?;') kinds[unit.charCodeAt(0)] = perhaps;
for (const unit of ' \t"\')]}') kinds[unit.charCodeAt(0)] = closing;
/** The full stop and its like of Chinese and Japanese, which no space follows. */
const ideographic = new Set([0x3002, 0xff01, 0xff1f, 0xff1b]);
const fullStop = 0x2e;
const abbreviation = /(?:\be\.g|\bi\.e|\bvs|\bno)$/;

const endsClause = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  const kind = unit < 128 ? kinds[unit] : ideographic.has(unit) ? always : inside;
  if (kind !== perhaps) return kind === always;
  const next = text.charCodeAt(at + 1);
  const after = next < 128 ? kinds[next] : inside;
  if (at + 1 < text.length && after !== closing && after !== always) return false;
  return !(unit === fullStop && abbreviation.test(text.slice(Math.max(0, at - 4), at)));
};

/** Splits a folded text into clauses in one pass, as far as it is asked for; a look-up is a binary search. */
export const clausesOf = (text: string): Clauses => {
  const ends: number[] = [];
  let read = 0;

  const readTo = (at: number): void => {
    while (read < text.length && (ends.at(-1) ?? 0) <= at) {
      if (endsClause(text, read)) ends.push(read + 1);
      read += 1;
      if (read === text.length) ends.push(text.length);
    }
  };

  /** The number of clauses that end at or before an offset. */
  const before = (at: number): number => {
    readTo(at);
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    startOf: (at) => ends[before(at) - 1] ?? 0,
    endOf: (at) => ends[before(at)] ?? text.length,
  };
};
