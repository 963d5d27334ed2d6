import { once } from '../once.ts';
import type { PromptMessage } from '../prompt.ts';
import type { Span } from '../span.ts';
import { digitWordsOf } from './digit-words.ts';

/** Digits and the marks between them, as far as they may be one number; it begins and ends with a digit. */
export type NumberRun = Span & { readonly digits: number };

const farthestApart = 3;
const fewestDigits = 7;

const separates = (unit: number): boolean =>
  unit === 0x20 ||
  (unit >= 0x28 && unit <= 0x29) ||
  (unit >= 0x2d && unit <= 0x2f) ||
  unit === 0xa0 ||
  unit === 0x202f ||
  (unit >= 0x2010 && unit <= 0x2015);

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

const runAt = (content: string, start: number): NumberRun => {
  let last = start;
  let digits = 1;
  for (let at = start + 1; at < content.length; at += 1) {
    const unit = content.charCodeAt(at);
    if (isDigit(unit)) {
      last = at;
      digits += 1;
    } else if (!separates(unit) || at - last > farthestApart) break;
  }
  return { start, end: last + 1, digits };
};

const findNumberRuns = (message: PromptMessage): readonly NumberRun[] => {
  const { content } = message;
  const runs: NumberRun[] = [];
  let from = 0;
  for (const word of digitWordsOf(message)) {
    for (let at = Math.max(from, word.start); at < word.end; at += 1) {
      if (!isDigit(content.charCodeAt(at))) continue;
      const run = runAt(content, at);
      if (run.digits >= fewestDigits) runs.push(run);
      from = run.end;
      at = run.end;
    }
  }
  return runs;
};

/** The runs of seven digits or more in a message. */
export const numberRunsOf = once(findNumberRuns);

/** Whether a message has any. */
export const hasNumberRuns = (message: PromptMessage): boolean => numberRunsOf(message).length > 0;

/** A group of digits without a mark between them. */
export type DigitGroup = Span;

/** The groups of a run, in order. */
export const groupsOf = (content: string, { start, end }: Span): readonly DigitGroup[] => {
  const groups: DigitGroup[] = [];
  for (let at = start; at < end; at += 1) {
    if (!isDigit(content.charCodeAt(at))) continue;
    const first = at;
    while (at < end && isDigit(content.charCodeAt(at))) at += 1;
    groups.push({ start: first, end: at });
  }
  return groups;
};
