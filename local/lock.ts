import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exists } from './emulator-process.ts';
import { LocalStackError } from './local-stack-error.ts';

export type Lock = {
  /** Names the process that holds it; whoever holds it gives it back with its life. */
  readonly file: string;
  /** What holding it means, for another who wants to: `Another start of … is under way`. */
  readonly held: string;
};

const holderOf = async (file: string): Promise<number> => Number(await readFile(file, 'utf8').catch(() => ''));

const isTaken = async (file: string): Promise<boolean> => {
  await mkdir(dirname(file), { recursive: true });
  return writeFile(file, String(process.pid), { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
};

/**
 * Takes a lock that one process has at a time, unless this one has it already; what a dead process held is free.
 *
 * @returns gives it back
 * @throws LocalStackError when another process has it
 */
export const takeLock = async ({ file, held }: Lock): Promise<() => Promise<void>> => {
  const release = () => rm(file, { force: true });
  if (await isTaken(file)) return release;
  const holder = await holderOf(file);
  if (holder === process.pid) return async () => {};
  if (holder > 0 && !exists(holder)) {
    await release();
    if (await isTaken(file)) return release;
  }
  throw new LocalStackError(`${held} (process ${await holderOf(file)}).`, {
    next: `Wait for it to end, and start again. If there is no such thing, delete ${file}.`,
  });
};

/** Does some work that no other process may do at the same time. */
export const locked = async <T>(lock: Lock, work: () => Promise<T>): Promise<T> => {
  const release = await takeLock(lock);
  try {
    return await work();
  } finally {
    await release();
  }
};
