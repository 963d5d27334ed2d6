import { beyondAscii } from '../text/units.ts';
import { keyOf, longestKeyed, maskOf, stemBits, stemOf, stems, wholeMask } from './word-keys.ts';
import { wordUnits } from './word-units.ts';

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
  readonly links: Int32Array;
  /** For each anchor, how many units stand before its first word, and the last of them. */
  readonly leads: Uint8Array;
  readonly marks: Uint8Array;
  /** Anchors without a word of ASCII. */
  readonly wordless: readonly number[];
  /**
   * By the slot of a first word: the first of its anchors that are not linked yet, -1 when all are. Until then
   * `isAlone` holds of all its words; {@link AnchorLinks.linkWaiting} links them.
   */
  readonly waiting: Int16Array;
  readonly linkWaiting: (slot: number) => void;
};

const none = -1;
const knownWords = 3;

const hasWholeStem = (mask: number): boolean => stemOf(mask) === stems - 1;
const isWordAt = (text: string, at: number): boolean => wordUnits[text.charCodeAt(at)] === 1;

/** Where the first word at or after an offset starts; the length of the text where there is none. */
const wordFrom = (text: string, offset: number): number => {
  let at = offset;
  while (at < text.length && !isWordAt(text, at)) at += 1;
  return at;
};

const wordEnd = (text: string, start: number): number => {
  let at = start;
  while (isWordAt(text, at)) at += 1;
  return at;
};

/**
 * Links all anchors, each of two units or more, by their first words. It is part of every cold start, and a text meets
 * few words that begin anchors: so what follows the first word is read when a text first has that word.
 */
export const linkAnchors = (anchors: readonly string[], isOpen: (number: number) => boolean): AnchorLinks => {
  const alone = new Int16Array(slots).fill(none);
  const several = new Int16Array(slots).fill(none);
  const [isAlone, isSeveral, opens] = [new Uint8Array(slots), new Uint8Array(slots), new Uint8Array(slots)];
  const stem = new Int16Array(stems).fill(none);
  const hasStem = new Uint8Array(stems);
  const leads = new Uint8Array(anchors.length);
  const marks = new Uint8Array(anchors.length);
  const wordless: number[] = [];
  const waiting = new Int16Array(slots).fill(none);
  const nextWaiting = new Int16Array(anchors.length);
  const short: number[] = [];

  for (let number = 0; number < anchors.length; number += 1) {
    const text = anchors[number] ?? '';
    const lead = wordFrom(text, 0);
    if (lead === text.length) {
      wordless.push(number);
      continue;
    }
    leads[number] = lead;
    if (lead > 0) marks[number] = Math.min(text.charCodeAt(lead - 1), beyondAscii);
    if (text.length - lead < longestKeyed && isOpen(number) && wordEnd(text, lead) === text.length) {
      short.push(number);
      continue;
    }
    const mixed = mixOne(keyOf(text, lead));
    const slot = slotOf(mixed);
    isAlone[slot] = (isAlone[slot] ?? 0) | bitOf(mixed);
    nextWaiting[number] = waiting[slot] ?? none;
    waiting[slot] = number;
  }

  /** The stems that a short open anchor may be the beginning of. */
  const stemsOf = (text: string, lead: number): { readonly first: number; readonly count: number } => ({
    first: stemOf(keyOf(text, lead)),
    count: (~stemOf(maskOf(text.length - lead)) & (stems - 1)) + 1,
  });
  const ofShort = short.reduce((sum, number) => sum + stemsOf(anchors[number] ?? '', leads[number] ?? 0).count, 0);
  const links = new Int32Array(linkOf.size * (anchors.length + ofShort));
  let linked = 0;
  /** Reads the first words of an anchor into the next link and puts that before a chain, which those words tell. */
  const link = (number: number, choose: (at: number) => readonly [heads: Int16Array, head: number]): void => {
    const text = anchors[number] ?? '';
    const at = linked * linkOf.size;
    let start: number = leads[number] ?? 0;
    for (let word = 0; word < knownWords && start < text.length; word += 1) {
      const end = wordEnd(text, start);
      // An anchor that may go on in its last word is known as far as it is spelled.
      const goesOn = end === text.length && isOpen(number);
      links[at + linkOf.key + 2 * word] = keyOf(text, start);
      links[at + linkOf.mask + 2 * word] = goesOn ? maskOf(end - start) : wholeMask;
      start = wordFrom(text, end);
    }
    const [heads, head] = choose(at);
    links[at] = number;
    links[at + linkOf.next] = heads[head] ?? none;
    heads[head] = linked;
    linked += 1;
  };
  for (const number of short) {
    const { first, count } = stemsOf(anchors[number] ?? '', leads[number] ?? 0);
    for (let each = first; each < first + count; each += 1) {
      hasStem[each] = 1;
      link(number, () => [stem, each]);
    }
  }

  const set = (bits: Uint8Array, mixed: number): void => {
    bits[slotOf(mixed)] = (bits[slotOf(mixed)] ?? 0) | bitOf(mixed);
  };
  const chainOf = (at: number): readonly [Int16Array, number] => {
    const [key = 0, , second = 0, secondMask = 0, third = 0, thirdMask = 0] = links.subarray(at + linkOf.key);
    const one = mixOne(key);
    if (!hasWholeStem(secondMask)) {
      set(isAlone, one);
      return [alone, slotOf(one)];
    }
    const isDeep = secondMask === wholeMask && isShort(second) && hasWholeStem(thirdMask);
    const mixed = isDeep ? mixThree(key, stemOf(second), stemOf(third)) : mixTwo(key, stemOf(second));
    set(opens, one);
    set(isSeveral, mixed);
    return [several, slotOf(mixed)];
  };
  const linkWaiting = (slot: number): void => {
    isAlone[slot] = 0;
    for (let number = waiting[slot] ?? none; number >= 0; number = nextWaiting[number] ?? none) link(number, chainOf);
    waiting[slot] = none;
  };
  return {
    alone,
    isAlone,
    several,
    isSeveral,
    opens,
    stem,
    hasStem,
    links,
    leads,
    marks,
    wordless,
    waiting,
    linkWaiting,
  };
};
