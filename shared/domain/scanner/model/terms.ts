import { beyondAscii, unitsOf } from '../text/units.ts';
import { hashTable } from './hash-table.ts';

/** A word or two words that follow each other in a sentence, as a 32-bit hash, and where they stand in the text. */
export type VisitTerm = (term: number, start: number, end: number) => void;

/** Kinds of units; an apostrophe is silent, so that "don't" and "dont" are one word. */
const gap = 0;
const letter = 1;
const silent = 2;
const end = 3;
const kinds = new Uint8Array(0x10000).fill(letter);
// Beyond ASCII all is a letter but marks of Latin-1, punctuation, symbols and halves of pairs, emoji for the most part.
for (const [from, to] of [
  [0, 0xc0],
  [0x2000, 0x2c00],
  [0x3000, 0x3040],
  [0xd800, 0xe000],
] as const)
  kinds.fill(gap, from, to);
for (const unit of 'abcdefghijklmnopqrstuvwxyz0123456789') kinds[unit.charCodeAt(0)] = letter;
for (const unit of '.!?;\n') kinds[unit.charCodeAt(0)] = end;
kinds["'".charCodeAt(0)] = silent;

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. */
const basis: number = 0x811c9dc5 | 0;
const prime = 0x01000193;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, prime);
const pairOf = (first: number, second: number): number => Math.imul(Math.imul(first, 0x85ebca6b) ^ second, 0xc2b2ae35);

export const wordOf = (word: string): number => [...word].reduce((hash, unit) => step(hash, unit.charCodeAt(0)), basis);

/** The hash of a term as it is spelled: one word, or two with a space between. */
export const termOf = (spelled: string): number => {
  const [first = '', second] = spelled.split(' ');
  return second === undefined ? wordOf(first) : pairOf(wordOf(first), wordOf(second));
};

/** What a word may be: all of a term, the second word of one, the first, or a word that does something to others. */
export const termWord = { alone: 1, second: 2, first: 4, role: 8 } as const;

const slotBits = 13;
const wordSlots = 1 << slotBits;

/** The slot of a word in `TermWords`, by its hash. */
export const wordSlotOf = (hash: number): number => hash >>> (32 - slotBits);

/**
 * What words may be in the terms that are asked for, by slot. Most words of prose are in none: these are told by one
 * look, while the others are still to be looked up.
 */
export type TermWords = Uint8Array;

/** For terms of any words. */
const everyWord: TermWords = new Uint8Array(wordSlots).fill(0xf);

/** What a word does to those after it: forbids them, names others, or supposes something of them. */
const forbids = 1;
const who = 2;
const supposes = 3;
const withRole = (words: string, value: number): readonly (readonly [number, number])[] =>
  words.split(' ').map((word) => [wordOf(word), value]);
const roles = [
  ...withRole('never dont not cannot cant mustnt shouldnt wont avoid refuse decline refrain forbid', forbids),
  ...withRole('prohibited forbidden', forbids),
  ...withRole('user users customer customers someone somebody anyone people player players person', who),
  ...withRole('caller visitor client student request they', who),
  ...withRole('if when whenever should even any some', supposes),
];
const roleOf = hashTable(roles);
/** For no term: the words that have a role. */
export const roleWords: TermWords = new Uint8Array(wordSlots);
for (const [word] of roles) roleWords[wordSlotOf(word)] = termWord.role;

/** In "if any of the users" so many words stand at most from the supposition to those of whom it is made. */
const suppositionReach: number = 3;

/**
 * Visits the terms of a folded text that its author may mean, in one pass. Words that follow a prohibition or a
 * supposition about others in the same sentence are passed over, since good prompts name there what they ward off;
 * the pair that begins with the prohibition counts: "never refuse" tells more than either word.
 *
 * @param words what the words may be that the terms are made of which are asked for; others need not be visited
 */
export const eachTerm = (text: string, visit: VisitTerm, words: TermWords = everyWord): void => {
  const { length } = text;
  const units = unitsOf(text);
  let before = 0;
  let beforeStart = -1;
  let mayBegin = 0;
  let beforeForbids = false;
  let passedOver = false;
  let sinceSupposed = suppositionReach + 1;
  for (let at = 0; at < length; ) {
    let code = units[at] ?? 0;
    if (code === beyondAscii) code = text.charCodeAt(at);
    let kind = kinds[code];
    if (kind === letter) {
      const start = at;
      let hash = basis;
      // A text ends with a zero, which is of no word.
      for (; ; at += 1) {
        code = units[at] ?? 0;
        if (code === beyondAscii) code = text.charCodeAt(at);
        kind = kinds[code];
        if (kind === letter) hash = step(hash, code);
        else if (kind !== silent) break;
      }
      const may = words[wordSlotOf(hash)] ?? 0;
      if ((may & termWord.alone) !== 0 && !passedOver) visit(hash, start, at);
      if ((may & mayBegin & termWord.second) !== 0 && beforeStart >= 0 && (!passedOver || beforeForbids))
        visit(pairOf(before, hash), beforeStart, at);
      // The bit of a first word comes to stand where that of a second one does.
      mayBegin = may >> 1;
      const plays = (may & termWord.role) === 0 ? 0 : roleOf(hash);
      sinceSupposed = plays === supposes ? 0 : sinceSupposed + 1;
      beforeForbids = !passedOver && (plays === forbids || (plays === who && sinceSupposed <= suppositionReach));
      passedOver ||= beforeForbids;
      before = hash;
      beforeStart = start;
    }
    if (kind === end) {
      beforeStart = -1;
      beforeForbids = false;
      passedOver = false;
      sinceSupposed = suppositionReach + 1;
    }
    at += 1;
  }
};
