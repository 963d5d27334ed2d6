import { beyondAscii } from '../text/units.ts';
import { maskOf, stemBits, stemOf, stems, wholeMask, wordKeysOf } from './word-keys.ts';
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
};

const none = -1;

const hasWholeStem = (mask: number): boolean => stemOf(mask) === stems - 1;

/**
 * Links all anchors, each of two units or more. It is part of every cold start: all are read as one text, one a line, and
 * no object is made for any.
 */
export const linkAnchors = (anchors: readonly string[], isOpen: (number: number) => boolean): AnchorLinks => {
  const alone = new Int16Array(slots).fill(none);
  const several = new Int16Array(slots).fill(none);
  const [isAlone, isSeveral, opens] = [new Uint8Array(slots), new Uint8Array(slots), new Uint8Array(slots)];
  const stem = new Int16Array(stems).fill(none);
  const hasStem = new Uint8Array(stems);
  let links = new Int32Array(linkOf.size * (anchors.length + 1024));
  let linked = 0;
  const leads = new Uint8Array(anchors.length);
  const marks = new Uint8Array(anchors.length);
  const wordless: number[] = [];
  /** Puts the anchor whose words stand at the next link before a chain. */
  const link = (heads: Int16Array, head: number, number: number): void => {
    const at = linked * linkOf.size;
    links[at] = number;
    links[at + linkOf.next] = heads[head] ?? none;
    heads[head] = linked;
    linked += 1;
    if (at + 2 * linkOf.size <= links.length) return;
    const larger = new Int32Array(2 * links.length);
    larger.set(links);
    links = larger;
  };
  const set = (bits: Uint8Array, mixed: number): void => {
    bits[slotOf(mixed)] = (bits[slotOf(mixed)] ?? 0) | bitOf(mixed);
  };

  const { starts, keys } = wordKeysOf(anchors.join('\n'));
  let word = 0;
  let start = 0;
  for (let number = 0; number < anchors.length; number += 1) {
    const text = anchors[number] ?? '';
    const end = start + text.length;
    const first = starts[word] ?? end;
    const at = linked * linkOf.size;
    let known = at + linkOf.key;
    for (let next = first; next < end; known += 2) {
      const following = starts[word + 1] ?? end;
      if (known < at + linkOf.size) {
        links[known] = keys[word] ?? 0;
        // An anchor that may go on in its last word is known as far as it is spelled.
        const goesOn = following >= end && isOpen(number) && wordUnits[text.charCodeAt(text.length - 1)] === 1;
        links[known + 1] = goesOn ? maskOf(end - next) : wholeMask;
      }
      word += 1;
      next = following;
    }
    for (; known < at + linkOf.size; known += 1) links[known] = 0;
    const before = start;
    start = end + 1;
    if (first >= end) {
      wordless.push(number);
      continue;
    }
    const key = links[at + linkOf.key] ?? 0;
    const mask = links[at + linkOf.mask] ?? 0;
    const second = links[at + linkOf.second] ?? 0;
    const secondMask = links[at + linkOf.secondMask] ?? 0;
    const third = links[at + linkOf.third] ?? 0;
    const thirdMask = links[at + linkOf.thirdMask] ?? 0;
    const lead = first - before;
    leads[number] = lead;
    if (lead > 0) marks[number] = Math.min(text.charCodeAt(lead - 1), beyondAscii);
    if (mask !== wholeMask) {
      const free = ~stemOf(mask) & (stems - 1);
      for (let rest = 0; rest <= free; rest += 1) {
        hasStem[stemOf(key) | rest] = 1;
        links.copyWithin(linked * linkOf.size, at, at + linkOf.size);
        link(stem, stemOf(key) | rest, number);
      }
      continue;
    }
    const one = mixOne(key);
    if (!hasWholeStem(secondMask)) {
      set(isAlone, one);
      link(alone, slotOf(one), number);
      continue;
    }
    const isDeep = secondMask === wholeMask && isShort(second) && hasWholeStem(thirdMask);
    const mixed = isDeep ? mixThree(key, stemOf(second), stemOf(third)) : mixTwo(key, stemOf(second));
    set(opens, one);
    set(isSeveral, mixed);
    link(several, slotOf(mixed), number);
  }
  return { alone, isAlone, several, isSeveral, opens, stem, hasStem, links, leads, marks, wordless };
};
