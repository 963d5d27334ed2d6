import type { Role } from '../report.ts';

/** A stretch of one message as it is shown: UTF-16 offset of its start, and its text. */
export type Part = {
  readonly messageIndex: number;
  readonly role: Role;
  readonly start: number;
  readonly text: string;
};

/** What is judged in one call, in UTF-16 units. */
export const chunkSize = 12_000;
/** Neighbouring chunks share this much, so that nothing shorter is ever cut in two. */
export const chunkOverlap = 512;
/** The most that is judged at all: more would only be there to bury something. */
export const longestJudged = 100_000;

/** Whether an offset lies between the two halves of a character. */
const splitsPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;

const partsOf = (message: Omit<Part, 'start'>): readonly Part[] => {
  const parts: Part[] = [];
  const { text } = message;
  for (let start = 0; ; ) {
    let end = Math.min(text.length, start + chunkSize);
    if (splitsPair(text, end)) end -= 1;
    parts.push({ ...message, start, text: text.slice(start, end) });
    if (end >= text.length) return parts;
    start = end - chunkOverlap;
    if (splitsPair(text, start)) start -= 1;
  }
};

/**
 * Splits messages into chunks of at most `chunkSize` units; small messages share one.
 * @returns `undefined` when they are longer than is judged
 */
export const chunksOf = (messages: readonly Omit<Part, 'start'>[]): readonly (readonly Part[])[] | undefined => {
  if (messages.reduce((total, { text }) => total + text.length, 0) > longestJudged) return undefined;
  const chunks: Part[][] = [];
  let room = 0;
  for (const part of messages.flatMap(partsOf)) {
    if (part.text.length > room || chunks.length === 0) {
      chunks.push([]);
      room = chunkSize;
    }
    chunks.at(-1)?.push(part);
    room -= part.text.length;
  }
  return chunks;
};
