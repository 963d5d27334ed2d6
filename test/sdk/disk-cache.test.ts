import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskCache } from '#sdk/disk-cache.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptgate-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('what was written is read again, by its owner alone', async () => {
  const path = join(folder, 'deep', 'prompts.json');
  const cache = diskCache(path);
  expect(await cache.read()).toBeUndefined();
  await cache.write('one');
  await cache.write('two');
  expect(await diskCache(path).read()).toBe('two');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('writing is all or nothing, and leaves no drafts behind', async () => {
  const path = join(folder, 'prompts.json');
  const cache = diskCache(path);
  const texts = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(100_000));
  await Promise.all(texts.map((text) => cache.write(text)));
  expect(texts).toContain(await cache.read());
  expect(readdirSync(folder)).toEqual(['prompts.json']);

  const taken = diskCache(folder);
  await expect(taken.write('x')).rejects.toThrow();
  expect(existsSync(folder)).toBe(true);
});
