import type { ExitCode } from '../exit-codes.ts';
import type { Shell } from '../terminal/shell.ts';

/** One command of the program: its help, and what it does with the words after its name. */
export type Command = {
  readonly help: string;
  /** @throws AppError `validation_failed` for wrong usage, PromptgateError for what the service refused. */
  readonly run: (words: readonly string[], shell: Shell) => Promise<ExitCode>;
};
