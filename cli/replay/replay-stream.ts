import type { Writable } from 'node:stream';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { maxLineBytes } from '../inputs/decode-text.ts';
import { type Line, lineSplitter } from '../stream/line-splitter.ts';
import { lineWriter } from '../stream/line-writer.ts';
import { replayLine } from './replay-line.ts';

const isBlank = (line: Line): boolean => line !== 'too long' && line.every((byte) => byte === 0x20 || byte === 0x09);

/**
 * Answers each line with a line, in order. What has come is answered before more is read, and nothing is read while the
 * reader of the answers is behind, so memory is bounded by the longest line.
 *
 * @returns the code to exit with: `failed` when a line was wrong
 */
export const replayStream = async (input: AsyncIterable<Buffer>, output: Writable): Promise<ExitCode> => {
  const splitter = lineSplitter(maxLineBytes);
  const writer = lineWriter(output);
  let failed = false;

  const answer = async (lines: readonly Line[]): Promise<void> => {
    for (const line of lines) {
      if (isBlank(line)) continue;
      const answered = replayLine(line);
      failed ||= answered.failed;
      const behind = writer.write(answered.json);
      if (behind) await behind;
    }
    await writer.flush();
  };

  for await (const chunk of input) await answer(splitter.push(chunk));
  await answer(splitter.end());
  return failed ? exitCodes.failed : exitCodes.clean;
};
