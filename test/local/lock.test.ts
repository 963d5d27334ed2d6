import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LocalStackError } from '#local/local-stack-error.ts';
import { locked, takeLock } from '#local/lock.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'locks-'));
});

afterAll(() => rmSync(directory, { recursive: true }));

const lockOf = (name: string) => ({ file: join(directory, 'sub', name), held: 'Another one works' });

test('a lock is held while the work is done, and free afterwards, whatever came of it', async () => {
  const lock = lockOf('work');
  expect(await locked(lock, async () => readFileSync(lock.file, 'utf8'))).toBe(String(process.pid));
  expect(existsSync(lock.file)).toBe(false);
  await expect(locked(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock.file)).toBe(false);
});

test('a lock that this process has already is not given back by who takes it later', async () => {
  const lock = lockOf('twice');
  const release = await takeLock(lock);
  await locked(lock, async () => {});
  expect(existsSync(lock.file)).toBe(true);
  await release();
  expect(existsSync(lock.file)).toBe(false);
});

test('a lock of another process that lives is refused, and of one that is dead it is taken over', async () => {
  const lock = lockOf('other');
  await locked(lock, async () => {});
  const other = spawn('cat');
  writeFileSync(lock.file, String(other.pid));
  await expect(takeLock(lock)).rejects.toThrow(
    expect.objectContaining({
      name: LocalStackError.name,
      message: `Another one works (process ${other.pid}).`,
      next: expect.stringContaining(lock.file),
    }),
  );
  expect(readFileSync(lock.file, 'utf8')).toBe(String(other.pid));
  other.kill();
  await once(other, 'exit');
  expect(await locked(lock, async () => readFileSync(lock.file, 'utf8'))).toBe(String(process.pid));
});
