/** The clauses of a folded text: half-open ranges that end after `.`, `!`, `?`, `;` or at a line feed. */
export type Clauses = {
  readonly startOf: (at: number) => number;
  readonly endOf: (at: number) => number;
};

const enders = new Set(['.', '!', '?', ';']);
const abbreviation = /(?:\be\.g|\bi\.e|\bvs|\bno)$/;

const endsClause = (text: string, at: number): boolean => {
  const char = text.charAt(at);
  if (char === '\n') return true;
  if (!enders.has(char)) return false;
  const next = text.charAt(at + 1);
  if (next !== '' && !/[\s"')\]}]/.test(next)) return false;
  return !(char === '.' && abbreviation.test(text.slice(Math.max(0, at - 4), at)));
};

/** Splits a folded text into clauses in one pass; a look-up is a binary search. */
export const clausesOf = (text: string): Clauses => {
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (endsClause(text, at)) ends.push(at + 1);
  }
  ends.push(text.length);

  /** The number of clauses that end at or before an offset. */
  const before = (at: number): number => {
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
