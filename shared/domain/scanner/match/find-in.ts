import type { Pattern } from '../pattern.ts';
import type { Span } from '../span.ts';
import { type Openings, openingsOf } from './opening-stems.ts';
import { treeOf } from './pattern-tree.ts';
import { stemOf, wordKeysOf } from './word-keys.ts';
import { wordUnits } from './word-units.ts';

/**
 * How the matches of a pattern begin, and the pattern to try right there. The stems of a thousand patterns fill
 * megabytes, a filter of each two lines of the processor's nearest cache; it turns most words away.
 */
type Gate = Openings & { readonly filter: Int32Array; readonly sticky: RegExp };

const filterBits = 1024;
const filterBitOf = (stem: number): number => (stem ^ (stem >>> 5)) & (filterBits - 1);
const hasBit = (bits: Int32Array | Uint32Array, bit: number): boolean =>
  (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;

const filterOf = ({ stems }: Openings): Int32Array => {
  const filter = new Int32Array(filterBits / 32);
  for (let slot = 0; slot < stems.length; slot += 1) {
    for (let left = stems[slot] ?? 0; left !== 0; left &= left - 1) {
      const bit = filterBitOf(32 * slot + 31 - Math.clz32(left & -left));
      filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }
  return filter;
};

const gates = new WeakMap<Pattern, Gate | 'none'>();

/** Worked out when a pattern is first asked for; none for one that may begin with anything. */
const gateOf = (pattern: Pattern): Gate | 'none' => {
  const known = gates.get(pattern);
  if (known !== undefined) return known;
  const tree = pattern.flags === '' ? treeOf(pattern.source) : undefined;
  const openings = tree && openingsOf(tree);
  const gate =
    openings === undefined
      ? 'none'
      : { ...openings, filter: filterOf(openings), sticky: new RegExp(pattern.source, 'y') };
  gates.set(pattern, gate);
  return gate;
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

/** A range of a folded text, its units, and which of the words of the text start in it: of a part that cuts one, none. */
export type Part = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly units: string;
  readonly words: { readonly first: number; readonly end: number } | 'cut';
};

export const partOf = (text: string, from: number, to: number): Part => {
  const { count, starts } = wordKeysOf(text);
  const words =
    cutsWord(text, from) || cutsWord(text, to)
      ? 'cut'
      : { first: wordFrom(starts, count, from), end: wordFrom(starts, count, to) };
  return { text, from, to, units: text.slice(from, to), words };
};

const searched = ({ from, units }: Part, pattern: Pattern): Span | undefined => {
  const found = pattern.exec(units);
  return found === null ? undefined : { start: from + found.index, end: from + found.index + found[0].length };
};

const holdsMark = (units: string, marks: readonly string[]): boolean =>
  marks.length > 0 && marks.some((mark) => units.includes(mark));

/**
 * Where a pattern is first found in a part of a folded text, what a search would find. It is tried only where a word
 * stands that it may begin with: most parts have none, and a look at the keys of a dozen words takes a tenth of the
 * time of a search.
 */
export const findIn = (part: Part, pattern: Pattern): Span | undefined => {
  if (pattern.parts !== undefined) return firstOf(part, pattern.parts);
  const gate = gateOf(pattern);
  const { text, from, units, words } = part;
  if (gate === 'none' || words === 'cut' || holdsMark(units, gate.marks)) return searched(part, pattern);
  const { filter, stems, sticky } = gate;
  const { starts, keys } = wordKeysOf(text);
  for (let at = words.first; at < words.end; at += 1) {
    const stem = stemOf(keys[at] ?? 0);
    if (!hasBit(filter, filterBitOf(stem)) || !hasBit(stems, stem)) continue;
    const start = starts[at] ?? 0;
    sticky.lastIndex = start - from;
    if (sticky.test(units)) return { start, end: from + sticky.lastIndex };
  }
  return undefined;
};

/** Of what several patterns find, what begins first. */
const firstOf = (part: Part, patterns: readonly Pattern[]): Span | undefined => {
  let first: Span | undefined;
  for (const pattern of patterns) {
    const found = findIn(part, pattern);
    if (found !== undefined && (first === undefined || found.start < first.start)) first = found;
  }
  return first;
};
