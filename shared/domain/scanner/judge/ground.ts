import type { Span } from '../span.ts';
import { fold } from '../text/fold.ts';
import { originOf } from '../text/origins.ts';
import type { Part } from './chunks.ts';

/** Shorter quotations would be found in any text. */
const shortestQuote = 3;

/** How a sentence was broken into lines does not change its words. */
const onOneLine = (text: string): string => text.replaceAll('\n', ' ');

/** Where in a message a quotation stands. */
export type Grounded = Span & { readonly messageIndex: number };

/** Finds quotations in parts of messages. */
export type Ground = (quote: string) => Grounded | undefined;

/**
 * Quotations are found as the scanner finds phrases: under the same fold, as an exact substring. What is not there word
 * for word was not said, and is `undefined`. Spans are offsets into the messages that the parts were cut from.
 */
export const groundIn = (parts: readonly Part[]): Ground => {
  const read = parts.map((part) => {
    const folded = fold(part.text);
    return { part, folded, text: onOneLine(folded.text) };
  });
  return (quote) => {
    const wanted = onOneLine(fold(quote).text).trim();
    if (wanted.length < shortestQuote) return undefined;
    for (const { part, folded, text } of read) {
      const at = text.indexOf(wanted);
      if (at < 0) continue;
      const { start, end } = originOf(folded, { start: at, end: at + wanted.length });
      return { messageIndex: part.messageIndex, start: part.start + start, end: part.start + end };
    }
    return undefined;
  };
};
