import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('.', import.meta.url));
const installed = `${folder}node_modules/.package-lock.json`;

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

const read = async (file: string): Promise<Lock | undefined> =>
  readFile(file, 'utf8').then(JSON.parse, () => undefined);

const isCurrent = async (): Promise<boolean> => {
  const [there, wanted] = [await read(installed), await read(`${folder}package-lock.json`)];
  if (there === undefined || wanted === undefined) return false;
  const names = Object.keys(wanted.packages).filter((name) => name !== '');
  return names.every((name) => there.packages[name]?.version === wanted.packages[name]?.version);
};

/** Installs the peers as their lockfile says, unless they are there. @returns the version of each package by its name */
export const installPeers = async (say: (progress: string) => void): Promise<ReadonlyMap<string, string>> => {
  if (!(await isCurrent())) {
    say('installing the peers (about 10 s, 40 MB, into test/bench/sdk/peers)');
    const words = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
    await promisify(execFile)('npm', words, { cwd: folder });
  }
  const { packages } = (await read(installed)) ?? { packages: {} };
  return new Map(
    Object.entries(packages).map(([path, { version = '' }]) => [path.split('node_modules/').at(-1) ?? path, version]),
  );
};
