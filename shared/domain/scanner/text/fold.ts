import { confusables, isInvisible } from './characters.ts';
import type { Folded } from './origins.ts';
import { beyondAscii, unitsOf } from './units.ts';

const newline = 0x0a;
const mark = /\p{M}/u;
const soft = /[\p{Ll}\p{Lo}]/u;

const unitsWith = (has: (unit: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, unit) => Number(has(unit)));
const oneOf =
  (marks: string) =>
  (unit: number): boolean =>
    marks.includes(String.fromCharCode(unit));

/** Emphasis, escapes and code marks of Markdown stand in the middle of words and say nothing. */
const dropped = unitsWith(oneOf('*`\\'));
const blank = unitsWith((unit) => unit <= 0x20 || unit === 0x7f);
/** White space beyond ASCII, as \s of ECMA-262, section 22.2.2.9, has it. */
const wideBlanks: ReadonlySet<number> = new Set(
  [
    ...'\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff',
    ...'\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
  ].map((char) => char.charCodeAt(0)),
);
/** What is not taken as it stands: all but printable ASCII without those marks, and a space before what is not printed. */
const odd = unitsWith((unit) => unit < 0x20 || unit >= 0x7f || dropped[unit] === 1);
const spaces = unitsWith((unit) => unit === 0x20);
const unprinted = unitsWith((unit) => unit <= 0x20 || unit >= 0x7f);
const leads = unitsWith(oneOf('>#/-;%|'));

const foldCodePoint = (code: number): string => {
  if (isInvisible(code)) return '';
  let folded = '';
  for (const part of String.fromCodePoint(code).normalize('NFKD').toLowerCase()) {
    const plain = confusables.get(part.codePointAt(0) ?? 0);
    if (plain !== undefined) folded += String.fromCharCode(plain);
    else if (!mark.test(part)) folded += part;
  }
  return folded;
};

/** Normalising is slow, and a text uses few characters: what a code point of the basic plane folds to is kept. */
const known = new Map<number, string>();
const foldOf = (code: number): string => {
  const before = known.get(code);
  if (before !== undefined) return before;
  const folded = foldCodePoint(code);
  if (code <= 0xffff) known.set(code, folded);
  return folded;
};

/** The next unit that is not taken as it stands, or the end. */
const oddFrom = (units: Uint8Array, from: number, end: number): number => {
  let at = from;
  for (; at < end; at += 1) {
    const unit = units[at] ?? 0;
    if (((odd[unit] ?? 0) | ((spaces[unit] ?? 0) & (unprinted[units[at + 1] ?? 0] ?? 0))) !== 0) break;
  }
  return at;
};

/** Marks that begin each line of a quotation or comment: `>`, `#`, `//`, `--` and the like. */
const lineMark = /(?:>{1,3}|#{1,3}|\/\/|--|;|%|\|)(?= )/y;
const lineMarkAt = (content: string, unit: number | undefined, at: number): string => {
  if (leads[unit ?? 0] === 0) return '';
  lineMark.lastIndex = at;
  return lineMark.exec(content)?.[0] ?? '';
};

/** A lone line break within a sentence is a space; anything more ends the sentence. */
const breakAfter = (content: string, lines: number, next: number, before: string | undefined): string => {
  if (lines === 0) return ' ';
  if (lines > 1 || next >= content.length) return '\n';
  return before === ',' || soft.test(content.charAt(next)) ? ' ' : '\n';
};

/**
 * Folds text to what a reader takes it for: compatibility forms, case, accents, look-alike letters and invisible
 * characters are evened out, white space collapses to one space, or one line feed where a sentence must end.
 * `originOf` finds the way back, so that a match is reported where the author wrote it.
 */
export const fold = (content: string): Folded => {
  const units = unitsOf(content);
  const lowered = content.toLowerCase();
  /** All but one letter, the I with a dot (Unicode, SpecialCasing.txt), keep their place. */
  const inPlace = lowered.length === content.length;
  const at: number[] = [];
  const from: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let copied = 0;
  /** What stands before the piece in the original and not in the folded text; only where that changes a piece begins. */
  let shift = Number.NaN;

  const push = (text: string, start: number, end: number, whole: boolean): void => {
    if (whole || start - length !== shift) {
      at.push(length);
      from.push(start);
      ends.push(whole ? end : -1);
      shift = whole ? Number.NaN : start - length;
    }
    parts.push(text);
    length += text.length;
    copied = end;
  };
  /** Takes what stands before an offset as it is, but for its case. */
  const copyTo = (end: number): void => {
    if (end > copied)
      push(inPlace ? lowered.slice(copied, end) : content.slice(copied, end).toLowerCase(), copied, end, false);
  };
  /** Puts a text in the place of a stretch, unless it is the same. */
  const put = (text: string, start: number, end: number): void => {
    if (text.length === end - start && content.startsWith(text, start)) return;
    copyTo(start);
    if (text === '') copied = end;
    else push(text, start, end, end - start > 1 || text.length > 1);
  };

  let next = 0;
  /** What the present line begins with, if it is a mark that every line of its paragraph repeats. */
  let lead = lineMarkAt(content, units[0], 0);
  const isBlank = (): boolean => {
    const unit = units[next] ?? 0;
    return (
      next < content.length && (blank[unit] === 1 || (unit === beyondAscii && wideBlanks.has(content.charCodeAt(next))))
    );
  };
  /** Goes over white space and counts its line feeds. */
  const skipSpace = (): number => {
    let lines = 0;
    for (; isBlank(); next += 1) if (units[next] === newline) lines += 1;
    return lines;
  };
  const foldSpace = (): void => {
    const start = next;
    let lines = skipSpace();
    if (lines > 0 || start === 0) {
      const before = lead;
      lead = lineMarkAt(content, units[next], next);
      if (lines === 1 && lead !== '' && lead === before) {
        next += lead.length;
        lines += skipSpace();
      }
    }
    const before = start > copied ? content.charAt(start - 1) : parts.at(-1)?.at(-1);
    put(breakAfter(content, lines, next, before), start, next);
  };

  for (
    next = oddFrom(units, next, content.length);
    next < content.length;
    next = oddFrom(units, next, content.length)
  ) {
    if (dropped[units[next] ?? 0] === 1) {
      put('', next, next + 1);
      next += 1;
    } else if (isBlank()) {
      foldSpace();
    } else {
      const start = next;
      const point = content.codePointAt(start) ?? 0;
      next += point > 0xffff ? 2 : 1;
      put(foldOf(point), start, next);
    }
  }
  copyTo(content.length);
  return { text: parts.join(''), at, from, end: ends };
};
