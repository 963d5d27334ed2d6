import { type Hidden, lineAround } from './hidden.ts';
import { hasTrait, trait } from './traits.ts';
import { unitsOf } from './units.ts';

const isLetter = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);

const spacedRun = /(?<![A-Za-z0-9])(?:[A-Za-z][ .\-_·]{1,3}){7,400}[A-Za-z](?![A-Za-z0-9])/g;
const shortestSpaced = 15;
const lookAround = 3;
const reach = 400;

const letters = Uint8Array.from({ length: 256 }, (_, unit) => Number(isLetter(unit)));

/** 1 where two letters stand side by side. */
const pairAt = (units: Uint8Array, at: number): number =>
  (letters[units[at] ?? 0] ?? 0) & (letters[units[at + 1] ?? 0] ?? 0);

/** Whether letters stand one by one around an offset: no two of them side by side. */
const isSpacedAt = (units: Uint8Array, at: number): boolean => {
  if ((pairAt(units, at) | pairAt(units, at - 2) | pairAt(units, at + 1)) !== 0) return false;
  let count = 0;
  for (let near = at - lookAround; near <= at + lookAround; near += 1) {
    if (pairAt(units, near) !== 0) return false;
    count += letters[units[near] ?? 0] ?? 0;
  }
  return count >= 2;
};

/** "i g n o r e   a l l", "i.g.n.o.r.e a.l.l": the mark between letters goes, anything else between words is a space. */
const fromSpaced = (run: string): string => {
  const separator = run.charAt(1);
  const words = run.split(/[ .\-_·]{2,}/);
  return words.map((word) => word.replaceAll(separator, '').replace(/[ .\-_·]/g, ' ')).join(' ');
};

/** Words spelled letter by letter. Every run of them holds an offset that is looked at; prose is skipped in strides. */
export const spacedWords = (content: string): readonly Hidden[] => {
  const found: Hidden[] = [];
  if (!hasTrait(content, trait.lettersApart)) return found;
  const units = unitsOf(content);
  let covered = 0;
  for (let at = shortestSpaced >> 1; at < content.length; at += shortestSpaced >> 1) {
    if (at < covered || !isSpacedAt(units, at)) continue;
    const { start, end } = lineAround(content, at, reach, covered);
    for (const { index, 0: run } of content.slice(start, end).matchAll(spacedRun)) {
      found.push({ how: 'spaced', start: start + index, end: start + index + run.length, text: fromSpaced(run) });
    }
    covered = end;
  }
  return found;
};

const fewestSplits = 3;
const longestParagraph = 4096;

/** Whether a hyphen comes after the first letter or two of a word: "th-e", not "well-known". */
const splitsWord = (content: string, hyphen: number): boolean =>
  isLetter(content.charCodeAt(hyphen + 1)) &&
  isLetter(content.charCodeAt(hyphen - 1)) &&
  !(isLetter(content.charCodeAt(hyphen - 2)) && isLetter(content.charCodeAt(hyphen - 3)));

/** "th-e i-nstruction b-egins": paragraphs in which words are split again and again, put together. */
export const splitWords = (content: string): readonly Hidden[] => {
  const found: Hidden[] = [];
  let splits = 0;
  let lineEnd = 0;
  for (let at = content.indexOf('-'); at >= 0; at = content.indexOf('-', at + 1)) {
    if (at >= lineEnd) {
      splits = 0;
      const next = content.indexOf('\n', at);
      lineEnd = next < 0 ? content.length : next;
    }
    if (!splitsWord(content, at)) continue;
    splits += 1;
    if (splits !== fewestSplits) continue;
    const { start, end } = lineAround(content, at, longestParagraph, found.at(-1)?.end);
    const text = content.slice(start, end).replace(/(?<=[A-Za-z])[-_]{1,4}(?=[A-Za-z])/g, '');
    found.push({ how: 'split', start, end, text });
  }
  return found;
};

/** Digits and marks that stand for letters. */
const letterFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};
const mostMarks = 3;
const leetUnits = Uint8Array.from({ length: 256 }, (_, unit) => (String.fromCharCode(unit) in letterFor ? 1 : 0));
/** A word of sensible length; marks that end sentences too count only where a letter follows. */
const leetWord = /(?<![\w@$|])[\w@$|!]{1,20}(?![\w@$|])/g;
const leetMark = /[0134578@$]|[|!](?=[A-Za-z0-9])/g;

const longestWord = 20;
const wordUnit = /[\w@$|!]/;
/** Whether an offset stands in a word and not in a digest or a token. */
const isShortWord = (content: string, at: number): boolean => {
  let start = at;
  let end = at;
  while (start > 0 && at - start <= longestWord && wordUnit.test(content.charAt(start - 1))) start -= 1;
  while (end - at <= longestWord && wordUnit.test(content.charAt(end))) end += 1;
  return end - start <= longestWord;
};

const fromLeet = (line: string): string =>
  line.replace(leetWord, (word) => word.replaceAll('11', 'll').replace(leetMark, (mark) => letterFor[mark] ?? mark));

/** The letters after which up to three digits or marks and a letter follow; none is the letter after those before. */
const lettersBeforeMarks = (content: string): readonly number[] => {
  const found: number[] = [];
  if (!hasTrait(content, trait.markInWord)) return found;
  const units = unitsOf(content);
  let from = 0;
  for (let at = 1; at < content.length; at += 1) {
    if (leetUnits[units[at] ?? 0] === 0) continue;
    const before = at - 1;
    while (leetUnits[units[at] ?? 0] === 1) at += 1;
    if (before < from || at - before - 1 > mostMarks || !isLetter(units[before] ?? 0)) continue;
    if (!isLetter(units[at] ?? 0)) continue;
    found.push(before);
    from = at + 1;
  }
  return found;
};

/** "1gn0r3 y0ur ru1es": the lines with digits or marks inside words, read as letters. */
export const leetLines = (content: string): readonly Hidden[] => {
  const found: Hidden[] = [];
  let covered = 0;
  for (const index of lettersBeforeMarks(content)) {
    if (index < covered || !isShortWord(content, index)) continue;
    const { start, end } = lineAround(content, index, reach, covered);
    const line = content.slice(start, end);
    const text = fromLeet(line);
    if (text !== line) found.push({ how: 'leet', start, end, text });
    covered = end;
  }
  return found;
};

const comment = /<!--[^<]{0,200}?-->/g;

/** "ig<!-- -->nore": the lines in which a comment stands inside a word, without it. */
export const commentedWords = (content: string): readonly Hidden[] => {
  const found: Hidden[] = [];
  let covered = 0;
  for (let at = content.indexOf('<!--'); at >= 0; at = content.indexOf('<!--', Math.max(at + 1, covered))) {
    if (!isLetter(content.charCodeAt(at - 1))) continue;
    const { start, end } = lineAround(content, at, reach, covered);
    found.push({ how: 'comment', start, end, text: content.slice(start, end).replace(comment, '') });
    covered = end;
  }
  return found;
};
