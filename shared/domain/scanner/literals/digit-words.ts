import { once } from '../once.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';

/** Marks of ASCII that stand inside keys, numbers and addresses; white space, quotes, brackets and commas do not. */
const insideWord = new Uint8Array(128);
for (let unit = 0x21; unit < 0x7f; unit += 1)
  insideWord[unit] = '"\'`,;<>()[]{}|\\'.includes(String.fromCharCode(unit)) ? 0 : 1;

const isInside = (unit: number): boolean => unit < 128 && insideWord[unit] === 1;

/**
 * The words of a text that hold a digit, in order: few in prose, and all that keys without a prefix of their own,
 * numbers and addresses of hosts are made of. One comparison for each unit that is no digit.
 */
export const findDigitWords = (content: string): readonly Span[] => {
  const words: Span[] = [];
  let floor = 0;
  for (let at = 0; at < content.length; at += 1) {
    const unit = content.charCodeAt(at);
    if (unit > 0x39 || unit < 0x30) continue;
    let start = at;
    while (start > floor && isInside(content.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < content.length && isInside(content.charCodeAt(end))) end += 1;
    words.push({ start, end });
    floor = end;
    at = end;
  }
  return words;
};

/** The same for a message. */
export const digitWordsOf = once(({ content }: PromptMessage) => findDigitWords(content));
