import { confusables, isInvisible } from './characters.ts';

/** Text as the rules read it, and for each of its UTF-16 units where in the original that unit begins and ends. */
export type Folded = { readonly text: string; readonly from: Int32Array; readonly to: Int32Array };

const space = 0x20;
const newline = 0x0a;
const mark = /\p{M}/u;
const whitespace = /\s/u;
const soft = /[\p{Ll}\p{Lo}]/u;
/** Emphasis, escapes and code marks of Markdown stand in the middle of words and say nothing. */
const dropped = new Set([0x2a, 0x60, 0x5c]);

const asciiFold = Uint8Array.from({ length: 128 }, (_, code) => {
  if (dropped.has(code)) return 0;
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  return code < space || code === 0x7f ? space : code;
});

const isSpace = (code: number): boolean =>
  code < 128 ? asciiFold[code] === space : whitespace.test(String.fromCharCode(code));

const foldCodePoint = (code: number): string => {
  if (isInvisible(code)) return '';
  let folded = '';
  for (const part of String.fromCodePoint(code).normalize('NFKD').toLowerCase()) {
    const partCode = part.codePointAt(0) ?? 0;
    const plain = confusables.get(partCode);
    if (plain !== undefined) folded += String.fromCharCode(plain);
    else if (!mark.test(part)) folded += part;
  }
  return folded;
};

const textOf = (units: Uint16Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += 8192) pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)));
  return pieces.join('');
};

/** A lone line break within a sentence is a space; anything more ends the sentence. */
const breakAfter = (content: string, lines: number, next: number, before: number): number => {
  if (lines === 0) return space;
  if (lines > 1 || next >= content.length) return newline;
  return before === 0x2c || soft.test(content.charAt(next)) ? space : newline;
};

/**
 * Folds text to what a reader takes it for: compatibility forms, case, accents, look-alike letters and invisible
 * characters are evened out, white space collapses to one space, or one line feed where a sentence must end.
 * Every unit keeps the offsets of its origin, so that a match is reported where the author wrote it.
 */
export const fold = (content: string): Folded => {
  let capacity = content.length + 64;
  let units = new Uint16Array(capacity);
  let from = new Int32Array(capacity);
  let to = new Int32Array(capacity);
  let length = 0;

  const push = (unit: number, start: number, end: number): void => {
    if (length === capacity) {
      capacity *= 2;
      const [oldUnits, oldFrom, oldTo] = [units, from, to];
      units = new Uint16Array(capacity);
      from = new Int32Array(capacity);
      to = new Int32Array(capacity);
      units.set(oldUnits);
      from.set(oldFrom);
      to.set(oldTo);
    }
    units[length] = unit;
    from[length] = start;
    to[length] = end;
    length += 1;
  };

  for (let at = 0; at < content.length; ) {
    const code = content.charCodeAt(at);
    if (isSpace(code)) {
      let lines = 0;
      let end = at;
      for (; end < content.length && isSpace(content.charCodeAt(end)); end += 1) {
        if (content.charCodeAt(end) === newline) lines += 1;
      }
      push(breakAfter(content, lines, end, length > 0 ? (units[length - 1] ?? 0) : 0), at, end);
      at = end;
    } else if (code < 128) {
      const unit = asciiFold[code] ?? 0;
      if (unit > 0) push(unit, at, at + 1);
      at += 1;
    } else {
      const point = content.codePointAt(at) ?? code;
      const end = at + (point > 0xffff ? 2 : 1);
      const folded = foldCodePoint(point);
      for (let part = 0; part < folded.length; part += 1) push(folded.charCodeAt(part), at, end);
      at = end;
    }
  }
  return { text: textOf(units.subarray(0, length)), from: from.subarray(0, length), to: to.subarray(0, length) };
};
