import type { Line } from '../stream/line-splitter.ts';
import { replayLine } from './replay-line.ts';

/** The answers to some lines, themselves lines but for the last one's end, and whether one of the lines was wrong. */
export type Answered = { readonly text: string; readonly failed: boolean };

/** Answers lines in their order. */
export const answerLines = (lines: readonly Line[]): Answered => {
  const answers = lines.map(replayLine);
  return { text: answers.map(({ json }) => json).join('\n'), failed: answers.some(({ failed }) => failed) };
};
