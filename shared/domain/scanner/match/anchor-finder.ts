import { wordUnits } from './word-units.ts';

export type AnchorFinder = {
  /**
   * Reads a text once. Gives pairs of numbers, an anchor's and the offset where it starts, in the order of the text.
   * An anchor that begins with a letter or digit is found where a word starts, no other place.
   */
  readonly find: (text: string) => readonly number[];
};

const asciiUnits = 128;
/** Units are told apart by their low five bits; six of them make a key. */
const unitBits = 5;
const unitMask = (1 << unitBits) - 1;
const keyUnits = 6;
const keyMask = 2 ** (unitBits * keyUnits) - 1;
const shortUnits = 3;
const shortBits = shortUnits * unitBits;
const shortMask = 2 ** shortBits - 1;
const hashBits = 15;
const none = -1;

/** The units from `first` on as a key of so many; those beyond the end are zero, and in the mask too. */
const keyOf = (text: string, first: number, units: number): number => {
  let key = 0;
  for (let at = first; at < first + units; at += 1) {
    key = (key << unitBits) | (at < text.length ? text.charCodeAt(at) & unitMask : 0);
  }
  return key;
};
const maskOf = (length: number, first: number): number => {
  let mask = 0;
  for (let at = first; at < first + keyUnits; at += 1) mask = (mask << unitBits) | (at < length ? unitMask : 0);
  return mask;
};

/** Multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
const hashOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - hashBits);

/**
 * Builds a finder of all anchors at once, of two units or more each. Where a word starts or a mark stands, the next six
 * units are the key of a chain of anchors, nearly always an empty one; in it the six after them choose those that are
 * compared with the text. Anchors of fewer units are chained by their first three. So prose takes hardly more than its
 * reading, any text a constant number of steps a unit, and the tables are built in one pass over the anchors. The
 * automaton of Aho and Corasick (1975) would also find what starts within words, which nobody asks for, at twice the
 * time and with tables of megabytes.
 */
export const buildAnchorFinder = (anchors: readonly string[]): AnchorFinder => {
  /** Whether there is a chain: small tables, that they stay near the processor. */
  const hasLong = new Uint8Array(1 << hashBits);
  const hasShort = new Uint8Array(1 << shortBits);
  /** The first link of each chain, and for each link its anchor, the next link, and the keys that follow. */
  const long = new Int32Array(1 << hashBits).fill(none);
  const short = new Int32Array(1 << shortBits).fill(none);
  const keys: number[] = [];
  const rests: number[] = [];
  const masks: number[] = [];
  const members: number[] = [];
  const nexts: number[] = [];
  const link = (heads: Int32Array, head: number, number: number, key: number, from: number): void => {
    const anchor = anchors[number] ?? '';
    keys.push(key);
    rests.push(keyOf(anchor, from, keyUnits));
    masks.push(maskOf(anchor.length, from));
    members.push(number);
    nexts.push(heads[head] ?? none);
    heads[head] = keys.length - 1;
  };
  for (const [number, anchor] of anchors.entries()) {
    if (anchor.length >= keyUnits) {
      const key = keyOf(anchor, 0, keyUnits);
      hasLong[hashOf(key)] = 1;
      link(long, hashOf(key), number, key, keyUnits);
      continue;
    }
    const free = anchor.length < shortUnits ? unitMask : 0;
    const key = keyOf(anchor, 0, shortUnits);
    for (let rest = 0; rest <= free; rest += 1) {
      hasShort[key | rest] = 1;
      link(short, key | rest, number, key | rest, shortUnits);
    }
  }

  const follow = (text: string, start: number, first: number, key: number, from: number, found: number[]): void => {
    let rest = none;
    for (let at = first; at >= 0; at = nexts[at] ?? none) {
      if (keys[at] !== key) continue;
      if (rest === none) rest = keyOf(text, start + from, keyUnits);
      if ((rest & (masks[at] ?? 0)) !== rests[at]) continue;
      const number = members[at] ?? 0;
      if (text.startsWith(anchors[number] ?? '', start)) found.push(number, start);
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
      key = ((key << unitBits) | (lead & unitMask)) & keyMask;
      words = (words << 1) | (lead < asciiUnits ? (wordUnits[lead] ?? 0) : 0);
      if ((words & 0b1100000) === 0b1100000) continue;
      const shortKey = (key >>> shortBits) & shortMask;
      const hash = hashOf(key);
      if (hasLong[hash] === 0 && hasShort[shortKey] === 0) continue;
      const start = at - keyUnits + 1;
      if (start < 0) continue;
      follow(text, start, short[shortKey] ?? none, shortKey, shortUnits, found);
      follow(text, start, long[hash] ?? none, key, keyUnits, found);
    }
    return found;
  };

  return { find };
};
