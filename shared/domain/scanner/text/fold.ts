import type { Span } from '../span.ts';
import { confusables, isInvisible } from './characters.ts';

/**
 * Text as the rules read it. It is made of pieces, of which each begins at `at` in the folded text and at `from` in
 * the original: a piece with an `end` stands for the original up to there as a whole, one without (-1) unit for unit.
 */
export type Folded = {
  readonly text: string;
  readonly at: readonly number[];
  readonly from: readonly number[];
  readonly end: readonly number[];
};

const space = 0x20;
const newline = 0x0a;
const mark = /\p{M}/u;
const whitespace = /\s/u;
const soft = /[\p{Ll}\p{Lo}]/u;

const ascii = { plain: 0, space: 1, dropped: 2 } as const;
/** Emphasis, escapes and code marks of Markdown stand in the middle of words and say nothing. */
const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => {
  if ('*`\\'.includes(String.fromCharCode(code))) return ascii.dropped;
  return code <= space || code === 0x7f ? ascii.space : ascii.plain;
});

/** What is not taken as it stands: all but printable ASCII without those marks, and a space before such a unit. */
const odd = /[^\x20-\x29\x2b-\x5b\x5d-\x5f\x61-\x7e]| (?![!-~])/g;

const isSpace = (code: number): boolean =>
  code < 128 ? asciiKinds[code] === ascii.space : whitespace.test(String.fromCharCode(code));

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

/** Marks that begin each line of a quotation or comment: `>`, `#`, `//`, `--` and the like. */
const lineMark = /(?:>{1,3}|#{1,3}|\/\/|--|;|%|\|)(?= )/y;
const lineMarkAt = (content: string, at: number): string => {
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
 * {@link originOf} finds the way back, so that a match is reported where the author wrote it.
 */
export const fold = (content: string): Folded => {
  const pieces: string[] = [];
  const at: number[] = [];
  const from: number[] = [];
  const ends: number[] = [];
  let length = 0;
  let copied = 0;
  /** What the present line begins with, if it is a mark that every line of its paragraph repeats. */
  let lead = lineMarkAt(content, 0);

  const push = (text: string, start: number, end: number): void => {
    pieces.push(text);
    at.push(length);
    from.push(start);
    ends.push(end);
    length += text.length;
  };
  const copyTo = (end: number): void => {
    if (end > copied) push(content.slice(copied, end).toLowerCase(), copied, -1);
  };

  let next = 0;
  /** Goes over white space and counts its line feeds. */
  const skipSpace = (): number => {
    let lines = 0;
    for (; next < content.length && isSpace(content.charCodeAt(next)); next += 1) {
      if (content.charCodeAt(next) === newline) lines += 1;
    }
    return lines;
  };

  for (odd.lastIndex = 0; odd.test(content); odd.lastIndex = next) {
    next = odd.lastIndex - 1;
    const code = content.charCodeAt(next);
    if (code < 128 && asciiKinds[code] === ascii.dropped) {
      copyTo(next);
      next += 1;
      copied = next;
    } else if (isSpace(code)) {
      copyTo(next);
      const start = next;
      let lines = skipSpace();
      if (lines > 0 || start === 0) {
        const before = lead;
        lead = lineMarkAt(content, next);
        if (lines === 1 && lead !== '' && lead === before) {
          next += lead.length;
          lines += skipSpace();
        }
      }
      push(breakAfter(content, lines, next, pieces.at(-1)?.at(-1)), start, next);
      copied = next;
    } else {
      const point = content.codePointAt(next) ?? code;
      const end = next + (point > 0xffff ? 2 : 1);
      const folded = foldOf(point);
      if (folded.length !== end - next || !content.startsWith(folded, next)) {
        copyTo(next);
        if (folded !== '') push(folded, next, end);
        copied = end;
      }
      next = end;
    }
  }
  copyTo(content.length);
  return { text: pieces.join(''), at, from, end: ends };
};

/** The last piece that begins at or before an offset of the folded text. */
const pieceAt = (at: readonly number[], offset: number): number => {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Where the unit at an offset of the folded text begins in the original. */
export const originAt = ({ at, from, end }: Folded, offset: number): number => {
  const piece = pieceAt(at, offset);
  const start = from[piece] ?? 0;
  return (end[piece] ?? -1) >= 0 ? start : start + offset - (at[piece] ?? 0);
};

/** The range of the original that a range of the folded text, not empty, stands for. */
export const originOf = (folded: Folded, { start, end }: Span): Span => {
  const last = pieceAt(folded.at, end - 1);
  const whole = folded.end[last] ?? -1;
  return { start: originAt(folded, start), end: whole >= 0 ? whole : originAt(folded, end - 1) + 1 };
};
