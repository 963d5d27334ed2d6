import { unitsOf } from '../text/units.ts';
import { wordUnits } from './word-units.ts';

/**
 * The words of a folded text in order: where each starts, and its first six units as a key, of which each is told by
 * its low five bits. The key of a shorter word ends in zeros. Beyond `count` the arrays hold nothing that counts.
 */
export type WordKeys = { readonly count: number; readonly starts: Int32Array; readonly keys: Int32Array };

const unitBits = 5;
const unitMask = (1 << unitBits) - 1;
const keyUnits = 6;
/** The bits of a key that its first three units fill, and those that they leave. */
export const stemBits: number = 3 * unitBits;

/** The most units of a word that its key tells. */
export const longestKeyed: number = keyUnits;

/** The first three units of a key, in fifteen bits. */
export const stemOf = (key: number): number => key >>> stemBits;
export const stems: number = 1 << stemBits;

/** The bits of a key that the first units of a word fill, so many of them. */
export const maskOf = (length: number): number => {
  const free = unitBits * Math.max(0, keyUnits - length);
  return ((1 << (unitBits * keyUnits)) - 1) & ~((1 << free) - 1);
};
export const wholeMask: number = maskOf(keyUnits);

/** The stem of up to three units, and the bits that they leave free. */
export const stemOfUnits = (units: readonly number[]): { readonly stem: number; readonly free: number } => {
  let stem = 0;
  for (let at = 0; at < 3; at += 1) stem = (stem << unitBits) | ((units[at] ?? 0) & unitMask);
  return { stem, free: ~stemOf(maskOf(units.length)) & (stems - 1) };
};

let starts = new Int32Array(1024);
let keys = new Int32Array(1024);
let read: string | undefined;
let count = 0;

/** Finds where words start, without a branch that the processor would have to guess at for each unit. */
const readStarts = (units: Uint8Array, length: number): number => {
  let found = 0;
  let before = 0;
  for (let at = 0; at < length; at += 1) {
    const inWord = wordUnits[units[at] ?? 0] ?? 0;
    starts[found] = at;
    found += inWord & (before ^ 1);
    before = inWord;
  }
  return found;
};

/** Past the end of the text stands a zero, and then whatever: no unit counts after one that is of no word. */
const keyAt = (units: Uint8Array, start: number): number => {
  let key = 0;
  let live = unitMask;
  for (let at = start; at < start + keyUnits; at += 1) {
    const unit = units[at] ?? 0;
    live &= -(wordUnits[unit] ?? 0);
    key = (key << unitBits) | (unit & live);
  }
  return key;
};

/** The key of the word that starts at an offset of a text, for whoever asks for single words. */
export const keyOf = (text: string, start: number): number => {
  let key = 0;
  let live = unitMask;
  for (let at = start; at < start + keyUnits; at += 1) {
    const unit = text.charCodeAt(at);
    live &= -(wordUnits[unit] ?? 0);
    key = (key << unitBits) | (unit & live);
  }
  return key;
};

const readWords = (text: string): void => {
  const units = unitsOf(text);
  const { length } = text;
  if (2 * starts.length < length + 6) {
    starts = new Int32Array(length + 4);
    keys = new Int32Array(length + 4);
  }
  count = readStarts(units, length);
  for (let at = 0; at < count; at += 1) keys[at] = keyAt(units, starts[at] ?? 0);
  // After the last word come two that are none.
  keys.fill(0, count, count + 2);
  starts.fill(length, count, count + 2);
};

/** The words of a text, read in one pass. They hold until those of another text are asked for. */
export const wordKeysOf = (text: string): WordKeys => {
  if (read !== text) readWords(text);
  // Of two strings alike the one that was asked for last, since it is the one that will be asked for again.
  read = text;
  return { count, starts, keys };
};
