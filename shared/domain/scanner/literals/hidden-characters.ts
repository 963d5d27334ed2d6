import type { Span } from '../span.ts';
import { confusables } from '../text/characters.ts';

/** Zero-width characters between letters that are neither of an emoji sequence nor of a script that joins letters. */
const insideWord =
  /(?<=[A-Za-z])(?:\u034f|[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]){1,64}(?=[A-Za-z])|[\u200b\u2060-\u2064\ufeff]{8,512}/g;
const override = /[\u202d\u202e][^\n]{0,200}/g;
const mixedWord =
  /(?<![\p{L}\p{M}])(?:[A-Za-z]{1,40}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]{1,40}[A-Za-z])[\p{L}]{0,60}/gu;

/** What the patterns above cannot do without: a character of no width or a control, a Greek or Cyrillic letter. */
const invisible = /\u034f|[\u00ad\u180e\u200b-\u200d\u202d\u202e\u2060-\u2064\ufeff]/;
const otherScript = /[\u0370-\u052f]/;

/** Far more than a report tells: a text made of nothing else shall not fill the memory. */
const most = 512;

const spansOf = (content: string, pattern: RegExp, gate: RegExp): readonly Span[] => {
  const found: Span[] = [];
  if (!gate.test(content)) return found;
  for (const { index, 0: text } of content.matchAll(pattern)) {
    if (found.push({ start: index, end: index + text.length }) === most) break;
  }
  return found;
};

/** Invisible characters that split a Latin word, and long runs of them. A soft hyphen at a line's end is not inside. */
export const invisibleInWords = (content: string): readonly Span[] => spansOf(content, insideWord, invisible);

/** Overrides of the bidirectional algorithm (Unicode Standard Annex #9, section 2.2), to the end of their line at most. */
export const bidiOverrides = (content: string): readonly Span[] => spansOf(content, override, invisible);

/** Words of Latin and look-alike letters; a unit such as "µm" or a formula's "Δx" has no look-alike and passes. */
export const mixedScriptWords = (content: string): readonly Span[] =>
  spansOf(content, mixedWord, otherScript).filter(({ start, end }) => {
    const word = content.slice(start, end);
    const foreign = [...word.toLowerCase()].filter((letter) => letter > '\u024f');
    return word.length >= 4 && foreign.every((letter) => confusables.has(letter.codePointAt(0) ?? 0));
  });
