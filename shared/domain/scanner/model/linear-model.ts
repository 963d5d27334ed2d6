import { hashTable } from './hash-table.ts';
import { termWordsOf } from './term-words.ts';
import { eachTerm, termOf } from './terms.ts';

/**
 * A logistic model over the terms of a stretch of text: the log-odds are `bias` plus, for each term that occurs, its
 * weight times `unit`. No weight is negative: what is added to a text never makes the rest of it look better.
 */
export type LinearModel = {
  readonly bias: number;
  readonly unit: number;
  /** Whole numbers from 1 to 127. */
  readonly weights: ReadonlyMap<string, number>;
};

/** The worst stretch of a folded text, and its log-odds of being what the model has learned. */
export type Scored = { readonly score: number; readonly start: number; readonly end: number };

/** Scores a folded text, of which only the terms count that `counts` lets through. */
export type Scorer = (text: string, counts?: (start: number, end: number) => boolean) => Scored;

/** A stretch, in UTF-16 units: some 150 words of prose. A long text is not guilty of its length. */
export const stretch = 900;

/** Makes the scorer of a model. It takes linear time, and memory for the terms that the model knows alone. */
export const scorerOf = ({ bias, unit, weights }: LinearModel): Scorer => {
  const sizes = Int32Array.from(weights.values());
  const numberOf = hashTable([...weights.keys()].map((spelled, at) => [termOf(spelled), at + 1] as const));
  const words = termWordsOf(weights.keys());
  /** How often each term stands in the present stretch; between two texts all are zero. */
  const times = new Int32Array(sizes.length);
  return (text, counts) => {
    const terms: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    eachTerm(
      text,
      (term, start, end) => {
        const number = numberOf(term);
        if (number === 0 || counts?.(start, end) === false) return;
        terms.push(number - 1);
        starts.push(start);
        ends.push(end);
      },
      words,
    );
    let total = 0;
    let oldest = 0;
    let worst = { total: 0, start: 0, end: 0 };
    for (const [last, term] of terms.entries()) {
      const end = ends[last] ?? 0;
      const seen = times[term] ?? 0;
      times[term] = seen + 1;
      if (seen === 0) total += sizes[term] ?? 0;
      for (; end - (starts[oldest] ?? end) > stretch; oldest += 1) {
        const gone = terms[oldest] ?? 0;
        const left = (times[gone] ?? 1) - 1;
        times[gone] = left;
        if (left === 0) total -= sizes[gone] ?? 0;
      }
      if (total > worst.total) worst = { total, start: starts[oldest] ?? 0, end };
    }
    for (const term of terms) times[term] = 0;
    return { score: bias + unit * worst.total, start: worst.start, end: worst.end };
  };
};

/** Reads the weights of a model from a list such as `dan 127 | never refuse 88`. */
export const weightsOf = (list: string): ReadonlyMap<string, number> =>
  new Map(
    list.split('|').map((item) => {
      const entry = item.trim();
      const space = entry.lastIndexOf(' ');
      return [entry.slice(0, space), Number(entry.slice(space + 1))];
    }),
  );
