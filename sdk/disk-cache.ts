import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SnapshotCache } from './prompts/snapshot-cache.ts';

const ownerOnly = 0o600;

const isMissing = (error: unknown): boolean => (error as { readonly code?: unknown }).code === 'ENOENT';

/**
 * Keeps the last snapshot in a file, so that a process that starts while the API cannot be reached serves what was
 * known last. The file holds prompts: only its owner may read it. It is replaced as a whole, or not at all.
 *
 * @example
 * createClient({ …, cache: diskCache('/var/cache/my-service/prompts.json') });
 */
export const diskCache = (path: string): SnapshotCache => ({
  read: async () => {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  write: async (text) => {
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${randomUUID()}.draft`;
    try {
      const file = await open(draft, 'wx', ownerOnly);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  },
});
