import { beyondAscii } from '../text/units.ts';
import { keyOf, maskOf, stemBits, stemOf, stems, wholeMask } from './word-keys.ts';

/** An anchor as it is spelled in folded text. An open one may go on within its last word. */
export type Anchor = { readonly text: string; readonly open: boolean };

/** A link is an anchor's number, the next link, and what is known of the first three words of what the anchor begins. */
export const linkOf = {
  member: 0,
  next: 1,
  key: 2,
  mask: 3,
  second: 4,
  secondMask: 5,
  third: 6,
  thirdMask: 7,
  size: 8,
} as const;

const slotBits = 15;
const slots = 1 << slotBits;

/** Multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4), of one, two or three words. */
export const mixOne = (key: number): number => Math.imul(key, 0x9e3779b1);
export const mixTwo = (key: number, second: number): number => mixOne(key ^ Math.imul(second, 0x85ebca6b));
export const mixThree = (key: number, second: number, third: number): number =>
  mixTwo(key, (second << 1) ^ Math.imul(third, 0xc2b2ae35));

/** The slot of a table for what was mixed, and the bit that it sets there: it tells most others in the slot apart. */
export const slotOf = (mixed: number): number => mixed >>> (32 - slotBits);
export const bitOf = (mixed: number): number => 1 << ((mixed >>> (32 - slotBits - 3)) & 7);

/** Whether so much is known of a word that more words are asked for: "do not" begins hundreds of anchors. */
export const isShort = (key: number): boolean => key << (32 - stemBits) === 0;

/** Chains of anchors by how they begin: links to an anchor's number, -1 at their ends. */
export type AnchorLinks = {
  /** Anchors of one word, or of whose second word too little is known. */
  readonly alone: Int16Array;
  readonly isAlone: Uint8Array;
  /** Anchors of several words: by the first and the stem of the second, and the stem of the third after a short one. */
  readonly several: Int16Array;
  readonly isSeveral: Uint8Array;
  /** Whether a word begins anchors of several words. */
  readonly opens: Uint8Array;
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
  const alone = new Int16Array(slots).fill(none);
  const several = new Int16Array(slots).fill(none);
  const [isAlone, isSeveral, opens] = [new Uint8Array(slots), new Uint8Array(slots), new Uint8Array(slots)];
  const stem = new Int16Array(stems).fill(none);
  const hasStem = new Uint8Array(stems);
  const links: number[] = [];
  const leads = new Uint8Array(anchors.length);
  const before = new Uint8Array(anchors.length);
  const wordless: number[] = [];
  const link = (heads: Int16Array, head: number, number: number, [first, second, third]: readonly Known[]): void => {
    const next = heads[head] ?? none;
    heads[head] = links.length / linkOf.size;
    links.push(number, next);
    for (const each of [first, second, third]) links.push(each?.key ?? 0, each?.mask ?? 0);
  };

  const set = (bits: Uint8Array, mixed: number): void => {
    bits[slotOf(mixed)] = (bits[slotOf(mixed)] ?? 0) | bitOf(mixed);
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
        link(stem, stemmed, number, words);
      }
      continue;
    }
    if (two === undefined || !hasWholeStem(two)) {
      const mixed = mixOne(one.key);
      set(isAlone, mixed);
      link(alone, slotOf(mixed), number, words);
      continue;
    }
    const second = stemOf(two.key);
    const deep = three !== undefined && two.mask === wholeMask && isShort(two.key) && hasWholeStem(three);
    const mixed = deep ? mixThree(one.key, second, stemOf(three.key)) : mixTwo(one.key, second);
    set(opens, mixOne(one.key));
    set(isSeveral, mixed);
    link(several, slotOf(mixed), number, words);
  }
  return {
    alone,
    isAlone,
    several,
    isSeveral,
    opens,
    stem,
    hasStem,
    links: Int32Array.from(links),
    leads,
    before,
    wordless,
  };
};
