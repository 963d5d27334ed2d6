import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a Node process that speaks by IPC. Its output goes through a pipe and is read, as Lambda does with a log.
 * Node's own variables are not handed on, nor the person's AWS settings.
 */
export const startProcess = (
  file: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): ChildProcess => {
  const child = spawn(process.execPath, [...flags, file, ...words], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.resume();
  return child;
};

/** The next message of a process. @throws Error when it ends instead. */
export const nextMessage = async <T>(child: ChildProcess): Promise<T> => {
  const ended = new AbortController();
  const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`A process of the benchmark ended with ${code}.`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message'), end]);
    return message as T;
  } finally {
    ended.abort();
    end.catch(() => undefined);
  }
};

/** Ends a process and waits until it is gone. */
export const endProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
};
