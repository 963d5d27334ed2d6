import type { Writable } from 'node:stream';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { maxLineBytes } from '../inputs/decode-text.ts';
import { type Line, lineSplitter } from '../stream/line-splitter.ts';
import { lineWriter } from '../stream/line-writer.ts';
import { type Answered, answerLines } from './answer-lines.ts';
import { type ReplayThreads, startThreads } from './replay-threads.ts';

const isBlank = (line: Line): boolean => line !== 'too long' && line.every((byte) => byte === 0x20 || byte === 0x09);

// Threads take as long to start as this much takes to be answered.
const soonAnsweredBytes = 1024 * 1024;

/**
 * Answers each line with a line, in order. A short stream is answered as it comes; a long one by as many threads as
 * there are processors. A few portions are under way at a time, and nothing is read while the reader of the answers is
 * behind, so memory is bounded by the longest line.
 *
 * @returns the code to exit with: `failed` when a line was wrong
 */
export const replayStream = async (input: AsyncIterable<Buffer>, output: Writable): Promise<ExitCode> => {
  const splitter = lineSplitter(maxLineBytes);
  const writer = lineWriter(output);
  const underWay: Promise<Answered>[] = [];
  let threads: ReplayThreads | undefined;
  let failed = false;
  let bytes = 0;

  const tell = async (answered: Answered): Promise<void> => {
    failed ||= answered.failed;
    await writer.write(answered.text);
    await writer.flush();
  };
  const tellAll = async (most: number): Promise<void> => {
    for (let first = underWay.shift(); first; first = underWay.length >= most ? underWay.shift() : undefined) {
      await tell(await first);
    }
  };
  const answer = async (lines: readonly Line[]): Promise<void> => {
    const filled = lines.filter((line) => !isBlank(line));
    if (filled.length === 0) return;
    if (bytes < soonAnsweredBytes) {
      await tell(answerLines(filled));
      return;
    }
    threads ??= startThreads();
    const answers = threads.answer(filled);
    // Whoever waits for it hears of a failure; until then nobody does.
    answers.catch(() => undefined);
    underWay.push(answers);
    if (underWay.length >= threads.portions) await tellAll(threads.portions);
  };

  try {
    for await (const chunk of input) {
      bytes += chunk.length;
      await answer(splitter.push(chunk));
    }
    await answer(splitter.end());
    await tellAll(0);
  } finally {
    await threads?.close();
  }
  return failed ? exitCodes.failed : exitCodes.clean;
};
