import { beyondAscii, isAscii, unitsOf } from '../text/units.ts';
import { bitOf, isShort, linkAnchors, linkOf, mixOne, mixThree, mixTwo, slotOf } from './anchor-links.ts';
import { longestKeyed, stemOf, type WordKeys, wordKeysOf } from './word-keys.ts';

export type AnchorFinder = {
  /**
   * Reads a text once. Gives pairs of numbers, an anchor's and the offset where it starts, in the order of the text.
   * An anchor that begins with a letter or digit is found where a word starts, no other place.
   */
  readonly find: (text: string) => readonly number[];
};

/** Two lists of hits in the order of the text, as one. */
const merged = (one: readonly number[], other: readonly number[]): readonly number[] => {
  const all: number[] = [];
  let at = 0;
  for (let hit = 0; hit < one.length; hit += 2) {
    for (; (other[at + 1] ?? Number.POSITIVE_INFINITY) < (one[hit + 1] ?? 0); at += 2) {
      all.push(other[at] ?? 0, other[at + 1] ?? 0);
    }
    all.push(one[hit] ?? 0, one[hit + 1] ?? 0);
  }
  for (; at < other.length; at += 1) all.push(other[at] ?? 0);
  return all;
};

/**
 * Builds a finder of all anchors at once, of two units or more each. A word leads to a chain of anchors by its first
 * six units, and together with the first three of the next word to those of several words: nearly always to none, and
 * hardly ever to one that the text does not hold. So prose takes hardly more than its reading, any text a constant
 * number of steps a unit, and the tables are built in one pass over the anchors. The automaton of Aho and Corasick
 * (1975) would also find what starts within words, which nobody asks for, at twice the time and with tables of
 * megabytes.
 */
export const buildAnchorFinder = (anchors: readonly string[], isOpen: (number: number) => boolean): AnchorFinder => {
  const linked = linkAnchors(anchors, isOpen);
  const { alone, isAlone, several, isSeveral, opens, stem, hasStem, links, leads, marks, wordless } = linked;
  const { waiting, linkWaiting } = linked;
  /** Of anchors that start at one place the short ones come first, then what was named last. */
  const rankOf = (number: number): number =>
    (anchors[number]?.length ?? 0) < longestKeyed ? -number : anchors.length - number;

  /** The wordless anchors by their first units; those of ASCII alone are all that a text of ASCII may hold. */
  const opening = new Map<number, number[]>();
  const mayOpen = new Uint8Array(256);
  for (const number of wordless) {
    const unit = anchors[number]?.charCodeAt(0) ?? 0;
    mayOpen[Math.min(unit, beyondAscii)] = 1;
    const known = opening.get(unit);
    if (known === undefined) opening.set(unit, [number]);
    else known.push(number);
  }
  const ofAscii = wordless.map((number) => anchors[number] ?? '').filter((text) => text.charCodeAt(0) < beyondAscii);

  /** Adds an anchor, if it stands where its first word does, in its place among those of the same word. */
  const add = (found: number[], text: string, number: number, word: number): void => {
    const start = word - (leads[number] ?? 0);
    if (start < 0 || !text.startsWith(anchors[number] ?? '', start)) return;
    const rank = rankOf(number);
    let at = found.push(number, start) - 2;
    for (; at >= 2; at -= 2) {
      const other = found[at - 2] ?? 0;
      const place = found[at - 1] ?? 0;
      if (place < start || (place === start && rankOf(other) < rank)) break;
      found[at] = other;
      found[at + 1] = place;
    }
    found[at] = number;
    found[at + 1] = start;
  };

  /** Anchors of marks alone, or of a script without ASCII letters, looked for only where there may be one. */
  const findWordless = (text: string): readonly number[] => {
    const found: number[] = [];
    if (isAscii(text) && !ofAscii.some((anchor) => text.includes(anchor))) return found;
    const units = unitsOf(text);
    for (let at = 0; at < text.length; at += 1) {
      if (mayOpen[units[at] ?? 0] === 0) continue;
      for (const number of opening.get(text.charCodeAt(at)) ?? []) add(found, text, number, at);
    }
    return found;
  };

  /** Adds the anchors of a chain that a word and the next ones begin. */
  const follow = (found: number[], text: string, chain: number, { starts, keys }: WordKeys, at: number): void => {
    const start = starts[at] ?? 0;
    const key = keys[at] ?? 0;
    const second = keys[at + 1] ?? 0;
    const third = keys[at + 2] ?? 0;
    for (let link = chain * linkOf.size; link >= 0; link = (links[link + linkOf.next] ?? 0) * linkOf.size) {
      if ((key & (links[link + linkOf.mask] ?? 0)) !== links[link + linkOf.key]) continue;
      if ((second & (links[link + linkOf.secondMask] ?? 0)) !== links[link + linkOf.second]) continue;
      if ((third & (links[link + linkOf.thirdMask] ?? 0)) !== links[link + linkOf.third]) continue;
      const number = links[link + linkOf.member] ?? 0;
      const mark = marks[number] ?? 0;
      if (mark === 0 || unitsOf(text)[start - 1] === mark) add(found, text, number, start);
    }
  };

  const followSeveral = (found: number[], text: string, words: WordKeys, at: number): void => {
    const key = words.keys[at] ?? 0;
    const second = words.keys[at + 1] ?? 0;
    const two = mixTwo(key, stemOf(second));
    const isTwo = ((isSeveral[slotOf(two)] ?? 0) & bitOf(two)) !== 0;
    if (isTwo) follow(found, text, several[slotOf(two)] ?? -1, words, at);
    if (!isShort(second)) return;
    const three = mixThree(key, stemOf(second), stemOf(words.keys[at + 2] ?? 0));
    if (((isSeveral[slotOf(three)] ?? 0) & bitOf(three)) === 0 || (isTwo && slotOf(three) === slotOf(two))) return;
    follow(found, text, several[slotOf(three)] ?? -1, words, at);
  };

  const find = (text: string): readonly number[] => {
    const found: number[] = [];
    const words = wordKeysOf(text);
    const { count, keys } = words;
    for (let at = 0; at < count; at += 1) {
      const key = keys[at] ?? 0;
      const one = mixOne(key);
      const slot = slotOf(one);
      const bit = bitOf(one);
      if (((isAlone[slot] ?? 0) & bit) !== 0) {
        if ((waiting[slot] ?? -1) >= 0) linkWaiting(slot);
        if (((isAlone[slot] ?? 0) & bit) !== 0) follow(found, text, alone[slot] ?? -1, words, at);
      }
      if (((opens[slot] ?? 0) & bit) !== 0) followSeveral(found, text, words, at);
      if (hasStem[stemOf(key)] === 1) follow(found, text, stem[stemOf(key)] ?? -1, words, at);
    }
    const others = findWordless(text);
    return others.length === 0 ? found : merged(found, others);
  };

  return { find };
};
