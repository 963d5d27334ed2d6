import { buildTrie } from './trie.ts';
import { wordUnits } from './word-units.ts';

export type AnchorFinder = {
  /**
   * Reads a text once. Gives pairs of numbers, an anchor's and the offset where it starts, in the order of the text
   * and the shorter first. An anchor that begins with a letter or digit is found where a word starts, no other place.
   */
  readonly find: (text: string) => readonly number[];
};

const asciiUnits = 128;
/** Units are told apart by their low five bits; six of them make a key. */
const unitBits = 5;
const unitMask = (1 << unitBits) - 1;
const keyUnits = 6;
const shortBits = 3 * unitBits;
const keyMask = 2 ** (unitBits * keyUnits) - 1;
const shortMask = 2 ** shortBits - 1;
const longBits = 16;
const cut = 12;

/** The first units of an anchor as a key of so many, missing ones zero. */
const keyOf = (anchor: string, units: number): number => {
  let key = 0;
  for (let at = 0; at < units; at += 1) key = (key << unitBits) | (anchor.charCodeAt(at) & unitMask);
  return key;
};

/** Multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
const hashOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - longBits);

/** Says by the next units whether an anchor may begin: by six for the long anchors, by three for the short ones. */
const filterOf = (anchors: readonly string[]) => {
  const long = new Uint8Array(1 << longBits);
  const short = new Uint8Array(1 << shortBits);
  for (const anchor of anchors) {
    if (anchor.length >= keyUnits) {
      long[hashOf(keyOf(anchor, keyUnits))] = 1;
      continue;
    }
    const free = anchor.length < 3 ? unitMask : 0;
    const key = keyOf(anchor, 3) & ~free;
    for (let rest = 0; rest <= free; rest += 1) short[key | rest] = 1;
  }
  return { long, short };
};

/**
 * Builds a finder of all anchors at once, of two units or more each. Where a word starts or a mark stands, a filter of
 * the next units says nearly always that none begins; else a trie is followed, at most to its cut, and what is left of
 * an anchor is compared. So prose takes hardly more than its reading, and any text a constant number of steps a unit.
 * The automaton of Aho and Corasick (1975) would also find what starts within words, which nobody asks for, at twice
 * the time and with tables of megabytes.
 */
export const buildAnchorFinder = (anchors: readonly string[]): AnchorFinder => {
  const order = anchors
    .map((anchor, number) => ({ anchor, number }))
    .sort((one, other) => (one.anchor < other.anchor ? -1 : 1));
  const sorted = order.map(({ anchor }) => anchor);
  const numbers = Uint16Array.from(order, ({ number }) => number);
  const { unit, firstChild, firstWord, lastWord } = buildTrie(sorted, cut);
  const { long, short } = filterOf(anchors);

  /** The child of a node that a unit leads to, or 0: children are sorted by unit, and most nodes have but one. */
  const childOf = (node: number, lead: number): number => {
    let low = firstChild[node] ?? 0;
    const end = firstChild[node + 1] ?? 0;
    let high = end;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((unit[middle] ?? 0) <= lead) low = middle;
      else high = middle;
    }
    return low < end && unit[low] === lead ? low : 0;
  };

  /** The nodes of the first two units, where both are ASCII: the widest levels of the trie. */
  const secondLevel = new Uint16Array(asciiUnits * asciiUnits);
  for (let first = firstChild[0] ?? 0; first < (firstChild[1] ?? 0); first += 1) {
    for (let second = firstChild[first] ?? 0; second < (firstChild[first + 1] ?? 0); second += 1) {
      const one = unit[first] ?? 0;
      const other = unit[second] ?? 0;
      if (one < asciiUnits && other < asciiUnits) secondLevel[one * asciiUnits + other] = second;
    }
  }
  const secondNode = (one: number, other: number): number => {
    if (one < asciiUnits && other < asciiUnits) return secondLevel[one * asciiUnits + other] ?? 0;
    const first = childOf(0, one);
    return first > 0 ? childOf(first, other) : 0;
  };

  const follow = (text: string, start: number, found: number[]): void => {
    let at = start + 1;
    for (
      let node = secondNode(text.charCodeAt(start), text.charCodeAt(at));
      node > 0;
      node = childOf(node, text.charCodeAt(at))
    ) {
      at += 1;
      const last = lastWord[node] ?? 0;
      for (let word = firstWord[node] ?? 0; word < last; word += 1) {
        if (at - start < cut || text.startsWith(sorted[word] ?? '', start)) found.push(numbers[word] ?? 0, start);
      }
    }
  };

  const find = (text: string): readonly number[] => {
    const found: number[] = [];
    let key = 0;
    /** For the last seven units, the latest in the lowest bit: whether it is of a word. */
    let words = 0;
    const last = text.length + keyUnits - 1;
    for (let at = 0; at < last; at += 1) {
      const lead = at < text.length ? text.charCodeAt(at) : 0;
      key = (key << unitBits) | (lead & unitMask);
      words = (words << 1) | (lead < asciiUnits ? (wordUnits[lead] ?? 0) : 0);
      if ((words & 0b1100000) === 0b1100000) continue;
      if (long[hashOf(key & keyMask)] === 0 && short[(key >>> shortBits) & shortMask] === 0) continue;
      const start = at - keyUnits + 1;
      if (start >= 0) follow(text, start, found);
    }
    return found;
  };

  return { find };
};
