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

/** Does the work; a failure is told in plain words and ends with code 1. */
export const reportFailure = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    process.stderr.write(formatFailure(error, tailOf));
    process.exitCode = 1;
  }
};

/** Runs a command with the options it was given. */
export const runCli = (command: (options: Options) => Promise<void>): Promise<void> =>
  reportFailure(async () => command(parseOptions(process.argv.slice(2))));
