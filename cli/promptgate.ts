import { AppError } from '#shared/domain/errors.ts';
import { catalogue, commandNamed, overview } from './commands/catalogue.ts';
import type { Command } from './commands/command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

const { stdout, stderr } = process;

const asksForHelp = (words: readonly string[]): boolean => {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h');
};

const helpOf = async (word: string | undefined): Promise<string> => {
  if (word === undefined) return overview;
  const entry = catalogue[commandNamed(word) ?? ''];
  if (entry === undefined) throw new AppError('validation_failed', `there is no command "${word}"`);
  return (await entry.load()).help;
};

const runCommand = async (name: string, { run }: Command, words: readonly string[]): Promise<ExitCode> => {
  // Who reads may stop reading, as `head` does: what follows something ends then, and what changes something goes on.
  stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exit(exitCodes.failed);
    if (name === 'events' || name === 'rollout') process.exit(exitCodes.clean);
  });
  const { realShell } = await import('./terminal/shell.ts');
  return run(words, realShell());
};

const run = async (words: readonly string[]): Promise<ExitCode> => {
  const [first, ...rest] = words;
  const name = commandNamed(first);
  if (first === 'help' || (name === undefined && asksForHelp(words))) {
    stdout.write(await helpOf(first === 'help' ? rest.find((word) => !word.startsWith('-')) : undefined));
    return exitCodes.clean;
  }
  const entry = name === undefined || name === 'scan' ? undefined : catalogue[name];
  if (name === undefined || entry === undefined) {
    const { runScan } = await import('./commands/scan.ts');
    return runScan(words);
  }
  const command = await entry.load();
  if (!asksForHelp(rest)) return runCommand(name, command, rest);
  stdout.write(command.help);
  return exitCodes.clean;
};

const words = process.argv.slice(2);
try {
  process.exitCode = await run(words);
} catch (error) {
  const { failureOf } = await import('./terminal/failure.ts');
  const { lines, exitCode } = failureOf(error, commandNamed(words[0]));
  stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
