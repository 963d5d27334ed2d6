import type { Writable } from 'node:stream';
import type { Severity } from '#shared/domain/scanner/report.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { maxLineBytes } from '../inputs/decode-text.ts';
import { answerLine } from './answer-line.ts';
import { type Line, lineSplitter } from './line-splitter.ts';
import { lineWriter } from './line-writer.ts';

export type Stream = {
  readonly input: AsyncIterable<Buffer>;
  readonly output: Writable;
  readonly categories: ReadonlySet<string>;
  readonly reaches: (severity: Severity) => boolean;
};

const isBlank = (line: Line): boolean => line !== 'too long' && line.every((byte) => byte === 0x20 || byte === 0x09);

/**
 * Answers each line with a line, in order. What has come is answered before more is read, and nothing is read while the
 * reader of the answers is behind, so memory is bounded by the longest line.
 *
 * @returns the code to exit with: `failed` when a line was invalid, else `found` when the bar was reached
 */
export const scanStream = async ({ input, output, categories, reaches }: Stream): Promise<ExitCode> => {
  const splitter = lineSplitter(maxLineBytes);
  const writer = lineWriter(output);
  let number = 0;
  let failed = false;
  let found = false;

  const answer = async (lines: readonly Line[]): Promise<void> => {
    for (const line of lines) {
      number += 1;
      if (isBlank(line)) continue;
      const { json, failed: invalid, severities } = answerLine(line, number, categories);
      failed ||= invalid;
      found ||= severities.some(reaches);
      const behind = writer.write(json);
      if (behind) await behind;
    }
    await writer.flush();
  };

  for await (const chunk of input) await answer(splitter.push(chunk));
  await answer(splitter.end());
  if (failed) return exitCodes.failed;
  return found ? exitCodes.found : exitCodes.clean;
};
