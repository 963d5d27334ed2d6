import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { StackPaths } from './stack-paths.ts';

const POLL_MILLISECONDS = 50;
const PATIENCE_MILLISECONDS = 60_000;

/** Whether a process of that number runs, be it ours or another's. */
export const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const commandOf = async (pid: number): Promise<string> => {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout;
};

/** The process of the stack's emulator, or undefined where it does not run: a number alone may long be another's. */
export const runningEmulator = async (paths: StackPaths): Promise<number | undefined> => {
  const { pid } = JSON.parse(await readFile(paths.emulator, 'utf8').catch(() => '{}')) as { readonly pid?: number };
  if (pid === undefined || !exists(pid)) {
    return undefined;
  }
  return (await commandOf(pid)).includes('launch.py') ? pid : undefined;
};

/** Has an emulator write its state, as it otherwise does only when it ends. */
export const saveState = (pid: number): boolean => process.kill(pid, 'SIGUSR1');

/** Ends a process as gently as it allows, and its whole group if it does not within a minute. */
export const stopProcess = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < PATIENCE_MILLISECONDS && exists(pid); waited += POLL_MILLISECONDS) {
    await sleep(POLL_MILLISECONDS);
  }
  if (exists(pid)) {
    process.kill(-pid, 'SIGKILL');
  }
};
