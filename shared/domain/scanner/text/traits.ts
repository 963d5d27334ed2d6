import { unitsOf } from './units.ts';

/** What a text has that hidden text, keys and numbers are made of; prose has little of it. */
export const trait = {
  digit: 1,
  /** A digit or mark that stands for a letter, right before a letter. */
  markInWord: 2,
  /** Sixteen units side by side of the alphabets of base64 and base64url (RFC 4648, sections 4 and 5). */
  longToken: 4,
  /** Fifteen units and what stands before them without two letters side by side. */
  lettersApart: 8,
} as const;

/** Digits and marks that are written for letters. */
const letterMarks = '0134578@$!|';

const letter = 1;
const digit = 2;
const letterMark = 4;
const tokenShift = 3;
const kinds = Uint8Array.from({ length: 256 }, (_, unit) => {
  const char = unit < 0x80 ? String.fromCharCode(unit) : '';
  return (
    (/[A-Za-z]/.test(char) ? letter : 0) |
    (/\d/.test(char) ? digit : 0) |
    (char !== '' && letterMarks.includes(char) ? letterMark : 0) |
    (/[A-Za-z0-9+/_-]/.test(char) ? 1 << tokenShift : 0)
  );
});
const longRun = 16;

/** One pass without a branch; of the lengths of runs, only their bits are gathered, which tell whether one was so long. */
const readTraits = (text: string): number => {
  const units = unitsOf(text);
  const { length } = text;
  let seen = 0;
  let before = 0;
  let marked = 0;
  let token = 0;
  let tokens = 0;
  let apart = 1;
  let aparts = 0;
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[units[at] ?? 0] ?? 0;
    seen |= kind;
    marked |= (before >> 2) & kind;
    token = (token + 1) & -(kind >> tokenShift);
    tokens |= token;
    apart = (apart + 1) & ((kind & before & letter) - 1);
    aparts |= apart;
    before = kind;
  }
  return (
    ((seen & digit) === 0 ? 0 : trait.digit) |
    ((marked & letter) === 0 ? 0 : trait.markInWord) |
    (tokens < longRun ? 0 : trait.longToken) |
    (aparts < longRun ? 0 : trait.lettersApart)
  );
};

let read: string | undefined;
let traits = 0;

/** Whether a text has a trait. All are told at once, and kept until another text is asked about. */
export const hasTrait = (text: string, asked: number): boolean => {
  if (read !== text) traits = readTraits(text);
  // Of two strings alike the one that was asked for last, which is compared in no time.
  read = text;
  return (traits & asked) !== 0;
};
