import type { Pattern } from '../pattern.ts';
import { type Openings, openingsOf } from './opening-stems.ts';
import { treeOf } from './pattern-tree.ts';
import { stemOf, wordKeysOf } from './word-keys.ts';
import { wordUnits } from './word-units.ts';

const derived = new WeakMap<Pattern, Openings | 'any'>();

/** How the matches of a pattern begin, worked out when it is first asked for. */
const openingsFor = (pattern: Pattern): Openings | 'any' => {
  const known = derived.get(pattern);
  if (known !== undefined) return known;
  const tree = pattern.flags === '' ? treeOf(pattern.source) : undefined;
  const openings = (tree && openingsOf(tree)) ?? 'any';
  derived.set(pattern, openings);
  return openings;
};

/** The number of the first word that starts at or after an offset. */
const wordFrom = (starts: Int32Array, count: number, offset: number): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const cutsWord = (text: string, at: number): boolean =>
  wordUnits[text.charCodeAt(at - 1)] === 1 && wordUnits[text.charCodeAt(at)] === 1;

/**
 * Whether a pattern may be found in a range of a folded text, by the words in it alone: most that a clause should hold
 * it does not, and a look at the keys of a dozen words takes a tenth of the time of a search.
 */
export const mayHold = (pattern: Pattern, text: string, from: number, to: number): boolean => {
  const openings = openingsFor(pattern);
  if (openings === 'any' || cutsWord(text, from) || cutsWord(text, to)) return true;
  const { count, starts, keys } = wordKeysOf(text);
  for (let at = wordFrom(starts, count, from); at < count && (starts[at] ?? to) < to; at += 1) {
    const stem = stemOf(keys[at] ?? 0);
    if ((((openings.stems[stem >>> 5] ?? 0) >>> (stem & 31)) & 1) === 1) return true;
  }
  return openings.marks.length > 0 && openings.marks.some((mark) => text.slice(from, to).includes(mark));
};
