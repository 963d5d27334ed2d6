import type { Span } from '../span.ts';

/**
 * Text as the rules read it. It is made of pieces, of which each begins at `at` in the folded text and at `from` in
 * the original: a piece with an `end` stands for the original up to there as a whole, one without (-1) unit for unit.
 */
export type Folded = {
  readonly text: string;
  readonly at: readonly number[];
  readonly from: readonly number[];
  readonly end: readonly number[];
};

/** The last piece that begins at or before an offset of the folded text. */
const pieceAt = (at: readonly number[], offset: number): number => {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Where the unit at an offset of the folded text begins in the original. */
export const originAt = ({ at, from, end }: Folded, offset: number): number => {
  const piece = pieceAt(at, offset);
  const start = from[piece] ?? 0;
  return (end[piece] ?? -1) >= 0 ? start : start + offset - (at[piece] ?? 0);
};

/** The range of the original that a range of the folded text, not empty, stands for. */
export const originOf = (folded: Folded, { start, end }: Span): Span => {
  const last = pieceAt(folded.at, end - 1);
  const whole = folded.end[last] ?? -1;
  return { start: originAt(folded, start), end: whole >= 0 ? whole : originAt(folded, end - 1) + 1 };
};
