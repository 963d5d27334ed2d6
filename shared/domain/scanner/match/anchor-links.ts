import { beyondAscii } from '../text/units.ts';
import { keyOf, maskOf, stemBits, stemOf, stems, wholeMask } from './word-keys.ts';

/** An anchor as it is spelled in folded text. An open one may go on within its last word. */
export type Anchor = { readonly text: string; readonly open: boolean };

/** A link is an anchor's number, the next link, and what is known of the first three words of what the anchor begins. */
export const linkOf = {
  member: 0,
  next: 1,
  key: 2,
  second: 3,
  secondMask: 4,
  third: 5,
  thirdMask: 6,
  size: 7,
} as const;

const hashBits = 15;
export const hashes: number = 1 << hashBits;

/** Multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4). */
export const hashOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - hashBits);
export const hashOfPair = (key: number, second: number): number => hashOf(key ^ Math.imul(second, 0x85ebca6b));
export const hashOfThree = (key: number, second: number, third: number): number =>
  hashOfPair(key, (second << 1) ^ Math.imul(third, 0xc2b2ae35));

/** Whether so much is known of a word that more words are asked for: "do not" begins hundreds of anchors. */
export const isShort = (key: number): boolean => key << (32 - stemBits) === 0;

/** What a word leads to: anchors of that word alone, and anchors of which it is the first of several words. */
export const leadsTo = { alone: 1, pair: 2 } as const;

/** Chains of anchors by how they begin: links to an anchor's number, -1 at their ends. */
export type AnchorLinks = {
  /** By the hash of a word's key: the bits of `leadsTo`. */
  readonly first: Uint8Array;
  readonly alone: Int16Array;
  /** By the hash of a word's key and the next word's stem, and the stem of the one after that if the next is short. */
  readonly pair: Int16Array;
  /** By the stem of a word: open anchors too short for a key. */
  readonly stem: Int16Array;
  readonly hasStem: Uint8Array;
  /** For each link its anchor, the word it is for, what is known of the next word, and the next link. */
  readonly links: Int32Array;
  /** For each anchor, how many units stand before its first word, and the last of them. */
  readonly leads: Uint8Array;
  readonly before: Uint8Array;
  /** Anchors without a word of ASCII. */
  readonly wordless: readonly number[];
};

const none = -1;

/** What is known of a word that an anchor asks for: the bits of its key under a mask. */
type Known = { readonly key: number; readonly mask: number };

const hasWholeStem = ({ mask }: Known): boolean => stemOf(mask) === stems - 1;

const word = /[a-z0-9_]+/g;
/** The first three words of an anchor; of one that may go on in its last word, only what it spells is known. */
const knownOf = (text: string, open: boolean): { readonly lead: number; readonly words: readonly Known[] } => {
  const words: Known[] = [];
  let lead = 0;
  word.lastIndex = 0;
  for (let found = word.exec(text); found !== null && words.length < 3; found = word.exec(text)) {
    if (words.length === 0) lead = found.index;
    const goesOn = open && word.lastIndex === text.length;
    words.push({ key: keyOf(found[0]), mask: goesOn ? maskOf(found[0].length) : wholeMask });
  }
  return { lead, words };
};

/** Links all anchors, each of two units or more, in one pass. */
export const linkAnchors = (anchors: readonly Anchor[]): AnchorLinks => {
  const first = new Uint8Array(hashes);
  const alone = new Int16Array(hashes).fill(none);
  const pair = new Int16Array(hashes).fill(none);
  const stem = new Int16Array(stems).fill(none);
  const hasStem = new Uint8Array(stems);
  const links: number[] = [];
  const leads = new Uint8Array(anchors.length);
  const before = new Uint8Array(anchors.length);
  const wordless: number[] = [];
  const link = (heads: Int16Array, head: number, number: number, [first, second, third]: readonly Known[]): void => {
    const next = heads[head] ?? none;
    heads[head] = links.length / linkOf.size;
    links.push(number, next, first?.key ?? 0, second?.key ?? 0, second?.mask ?? 0, third?.key ?? 0, third?.mask ?? 0);
  };

  for (const [number, { text, open }] of anchors.entries()) {
    const { lead, words } = knownOf(text, open);
    const [one, two, three] = words;
    if (one === undefined) {
      wordless.push(number);
      continue;
    }
    leads[number] = lead;
    if (lead > 0) before[number] = Math.min(text.charCodeAt(lead - 1), beyondAscii);
    if (one.mask !== wholeMask) {
      const free = ~stemOf(one.mask) & (stems - 1);
      for (let rest = 0; rest <= free; rest += 1) {
        const stemmed = stemOf(one.key) | rest;
        hasStem[stemmed] = 1;
        link(stem, stemmed, number, []);
      }
      continue;
    }
    const hash = hashOf(one.key);
    if (two === undefined || !hasWholeStem(two)) {
      first[hash] = (first[hash] ?? 0) | leadsTo.alone;
      link(alone, hash, number, words);
      continue;
    }
    first[hash] = (first[hash] ?? 0) | leadsTo.pair;
    const second = stemOf(two.key);
    const deep = three !== undefined && two.mask === wholeMask && isShort(two.key) && hasWholeStem(three);
    link(pair, deep ? hashOfThree(one.key, second, stemOf(three.key)) : hashOfPair(one.key, second), number, words);
  }
  return { first, alone, pair, stem, hasStem, links: Int32Array.from(links), leads, before, wordless };
};
