import { once } from '../once.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { hasTrait, trait } from '../text/traits.ts';
import { unitsOf } from '../text/units.ts';

/** Marks of ASCII that stand inside keys, numbers and addresses; white space, quotes, brackets and commas do not. */
const insideWord = new Uint8Array(256);
for (let unit = 0x21; unit < 0x7f; unit += 1)
  insideWord[unit] = '"\'`,;<>()[]{}|\\'.includes(String.fromCharCode(unit)) ? 0 : 1;

/**
 * The words of a text that hold a digit, in order: few in prose, and all that keys without a prefix of their own,
 * numbers and addresses of hosts are made of. One comparison for each unit that is no digit.
 */
export const findDigitWords = (content: string): readonly Span[] => {
  const words: Span[] = [];
  if (!hasTrait(content, trait.digit)) return words;
  const units = unitsOf(content);
  const { length } = content;
  const isInside = (at: number): boolean => insideWord[units[at] ?? 0] === 1;
  let floor = 0;
  for (let at = 0; at < length; at += 1) {
    // Unsigned, what comes before the digits is far above them.
    if (((units[at] ?? 0) - 0x30) >>> 0 > 9) continue;
    let start = at;
    while (start > floor && isInside(start - 1)) start -= 1;
    let end = at + 1;
    while (isInside(end)) end += 1;
    words.push({ start, end });
    floor = end;
    at = end;
  }
  return words;
};

/** The same for a message. */
export const digitWordsOf = once(({ content }: PromptMessage) => findDigitWords(content));

/** Whether a message holds a digit. */
export const hasDigits = (message: PromptMessage): boolean => digitWordsOf(message).length > 0;
