import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Shell } from '../terminal/shell.ts';

const staleAfterMs = 30_000;
const pauseMs = 50;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const isStale = (file: string, now: number): boolean => {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && now - stats.mtimeMs > staleAfterMs;
};

const taken = (file: string): boolean => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Does a piece of work while no other process does it: a refresh token works once, and using it twice ends the session.
 * The lock of a process that died is broken after half a minute.
 */
export const whileLocked = async <T>(
  { now, wait }: Pick<Shell, 'now' | 'wait'>,
  file: string,
  work: () => Promise<T>,
): Promise<T> => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  while (!taken(file)) {
    if (isStale(file, now())) rmSync(file, { force: true });
    else await wait(pauseMs);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
