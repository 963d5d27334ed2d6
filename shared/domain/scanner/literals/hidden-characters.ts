import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { confusables } from '../text/characters.ts';
import { isAscii } from '../text/units.ts';

/** Zero-width characters between letters that are neither of an emoji sequence nor of a script that joins letters. */
const insideWord =
  /(?<=[A-Za-z])(?:\u034f|[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]){1,64}(?=[A-Za-z])|[\u200b\u2060-\u2064\ufeff]{8,512}/g;
const override = /[\u202d\u202e][^\n]{0,200}/g;
const invisible = /\u034f|[\u00ad\u180e\u200b-\u200d\u202d\u202e\u2060-\u2064\ufeff]/;

/** Whether a message holds what the patterns above cannot do without. */
export const hasInvisible = ({ content }: PromptMessage): boolean => !isAscii(content) && invisible.test(content);

/** Far more than a report tells: a text made of nothing else shall not fill the memory. */
const most = 512;

const spansOf = (content: string, pattern: RegExp): readonly Span[] => {
  const found: Span[] = [];
  for (const { index, 0: text } of content.matchAll(pattern)) {
    if (found.push({ start: index, end: index + text.length }) === most) break;
  }
  return found;
};

/** Invisible characters that split a Latin word, and long runs of them. A soft hyphen at a line's end is not inside. */
export const invisibleInWords = (content: string): readonly Span[] => spansOf(content, insideWord);

/** Overrides of the bidirectional algorithm (Unicode Standard Annex #9, section 2.2), to the end of their line at most. */
export const bidiOverrides = (content: string): readonly Span[] => spansOf(content, override);

const otherLetter = /[\u0370-\u052f]/g;
const latin = /[A-Za-z]/;
const letter = /\p{L}/u;
const longestWord = 64;

/** The letters around an offset, at most 64 to either side. */
const wordAround = (content: string, at: number): Span => {
  let start = at;
  let end = at + 1;
  while (start > Math.max(0, at - longestWord) && letter.test(content.charAt(start - 1))) start -= 1;
  while (end < at + longestWord && letter.test(content.charAt(end))) end += 1;
  return { start, end };
};

/** Words of Latin and look-alike letters; a unit such as "µm" or a formula's "Δx" has no look-alike and passes. */
export const mixedScriptWords = (content: string): readonly Span[] => {
  const found: Span[] = [];
  if (isAscii(content)) return found;
  let covered = 0;
  for (const { index } of content.matchAll(otherLetter)) {
    if (index < covered) continue;
    const span = wordAround(content, index);
    covered = span.end;
    const word = content.slice(span.start, span.end);
    const foreign = [...word.toLowerCase()].filter((one) => one > '\u024f');
    const looksLatin = foreign.every((one) => confusables.has(one.codePointAt(0) ?? 0));
    if (word.length >= 4 && latin.test(word) && looksLatin && found.push(span) === most) break;
  }
  return found;
};
