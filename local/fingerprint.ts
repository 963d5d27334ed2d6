import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeployedApp } from './deploy.ts';
import { ROOT } from './stack-paths.ts';

const filesOf = async (path: string): Promise<readonly string[]> => {
  const entry = await stat(path).catch(() => undefined);
  if (entry === undefined) {
    return [];
  }
  if (entry.isFile()) {
    return [path];
  }
  const children = await readdir(path, { recursive: true, withFileTypes: true });
  return children.filter((child) => child.isFile()).map((child) => join(child.parentPath, child.name));
};

/**
 * A hash of an app's command and of the names and content of its sources.
 *
 * Equal fingerprints mean equal templates and bundles, so that there is nothing to deploy.
 */
export const fingerprint = async ({ command, sources }: DeployedApp): Promise<string> => {
  const hash = createHash('sha256').update(`${process.version}\0${command}`);
  for (const source of sources) {
    for (const file of (await filesOf(join(ROOT, source))).toSorted()) {
      hash.update(`\0${file.slice(ROOT.length)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
};
