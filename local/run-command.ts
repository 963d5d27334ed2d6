import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { LocalStackError } from './local-stack-error.ts';
import { ROOT } from './stack-paths.ts';

export type Command = {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The root of the checkout unless told otherwise. */
  readonly workingDirectory?: string;
  /** Gets all that the command prints. */
  readonly log: string;
  /** Kills the command. */
  readonly signal?: AbortSignal | undefined;
  /** Hears every line that the command prints. */
  readonly onLine?: (line: string) => void;
  /** What to say when the command fails. */
  readonly failure: { readonly message: string; readonly next: string };
};

/**
 * Runs a command to its end.
 *
 * @throws LocalStackError with the command's `failure` when it ends in any other way than well
 */
export const runCommand = async (command: Command): Promise<void> => {
  const log = createWriteStream(command.log, { flags: 'a' });
  const child = spawn(command.file, command.arguments, {
    cwd: command.workingDirectory ?? ROOT,
    env: { ...command.environment },
    // A group of its own: an interrupt typed at the terminal reaches it through us alone, with its children.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
  command.signal?.addEventListener('abort', kill, { once: true });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      command.onLine?.(line);
    });
  }
  const outcome = await new Promise<number | string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(code ?? String(signal)));
  });
  command.signal?.removeEventListener('abort', kill);
  await new Promise((resolve) => log.end(resolve));
  command.signal?.throwIfAborted();
  if (outcome !== 0) {
    throw new LocalStackError(command.failure.message, { next: command.failure.next, log: command.log });
  }
};
