import { readFileSync } from 'node:fs';
import { type Options, parseOptions } from './options.ts';
import { formatFailure } from './steps.ts';

const TAIL_LINES = 25;

const tailOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  } catch {
    return '(it is empty)';
  }
};

/** Runs a command with the options it was given; a failure is told in plain words and ends with code 1. */
export const runCli = async (command: (options: Options) => Promise<void>): Promise<void> => {
  try {
    await command(parseOptions(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(formatFailure(error, tailOf));
    process.exitCode = 1;
  }
};
