import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, type Format, reaches, readCommand } from '../command-line.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { helpText, versionText } from '../help.ts';
import { standardInput } from '../inputs/find-files.ts';
import { bytesOf } from '../inputs/read-bytes.ts';
import { paletteFor } from '../reports/palette.ts';
import { reportJson } from '../reports/report-json.ts';
import { reportSarif } from '../reports/report-sarif.ts';
import { briefText, reportText } from '../reports/report-text.ts';
import { visible } from '../reports/visible.ts';
import { type ScanResult, scanFiles } from '../scan-files.ts';
import { scanStream } from '../stream/scan-stream.ts';
import type { Command as CliCommand } from './command.ts';

type ScanCommand = Extract<Command, { do: 'scan' }>;

const { stdin, stdout, stderr } = process;

/** `hasColors` looks for a terminal, and at NO_COLOR and FORCE_COLOR (no-color.org). */
const palette = paletteFor(stdout.isTTY && stdout.hasColors());

const report = (result: ScanResult, { quiet, bar }: ScanCommand, format: Format): string => {
  if (format === 'json') return reportJson(result);
  if (format === 'sarif') return reportSarif(result);
  return quiet ? briefText(result, reaches(bar)) : reportText(result, palette);
};

const tell = (result: ScanResult, command: ScanCommand): void => {
  const { format, output } = command;
  if (output === undefined) {
    stdout.write(report(result, command, format));
    return;
  }
  if (format === 'text') {
    const plain = command.quiet ? report(result, command, format) : reportText(result, paletteFor(false));
    writeFileSync(resolve(output), plain);
    return;
  }
  writeFileSync(resolve(output), report(result, command, format));
  stdout.write(report(result, command, 'text'));
};

const scan = async (command: ScanCommand): Promise<ExitCode> => {
  const piped = command.inputs.includes(standardInput) ? await bytesOf(stdin) : undefined;
  const result = scanFiles({ ...command, cwd: process.cwd(), piped });
  tell(result, command);
  for (const { path, error } of result.unread) stderr.write(`promptgate: ${visible(path)}: ${error.message}\n`);
  if (result.unread.length > 0) return exitCodes.failed;
  const found = result.files.some(({ findings }) =>
    findings.some(({ finding }) => finding.waived === undefined && reaches(command.bar)(finding.severity)),
  );
  return found ? exitCodes.found : exitCodes.clean;
};

/** Scans as all words of the command line say, `scan` among them. @throws AppError `validation_failed`. */
export const runScan = async (words: readonly string[]): Promise<ExitCode> => {
  const command = readCommand(words);
  // Who reads may stop reading, as `head` does. A report is then as good as told; of a stream, the rest is not asked for.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE' || command.do === 'stream') process.exit(exitCodes.failed);
  });
  if (command.do === 'stream') {
    return scanStream({ ...command, input: stdin, output: stdout, reaches: reaches(command.bar) });
  }
  if (command.do === 'scan') return scan(command);
  stdout.write(command.do === 'help' ? helpText : versionText);
  return exitCodes.clean;
};

export const scanCommand: CliCommand = { help: helpText, run: (words) => runScan(['scan', ...words]) };
