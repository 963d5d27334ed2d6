import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

type Versions = { readonly dependencies: Record<string, string>; readonly devDependencies: Record<string, string> };

/** The load average of the last minute: processes that ran or wanted to. */
export const load = (): string => (loadavg()[0] ?? Number.NaN).toFixed(1);

/** One line that says on what it was measured. */
export const machineText = (): string => {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${gigabytes} GB, ${platform()} ${release()}`;
};

/** The versions that figures depend on. */
export const versionsText = async (root: string): Promise<string> => {
  const { dependencies, devDependencies } = JSON.parse(await readFile(`${root}package.json`, 'utf8')) as Versions;
  const emulator = /^ministack==(\S+)/m.exec(await readFile(`${root}local/requirements.txt`, 'utf8'))?.[1];
  return [
    `Node ${process.versions.node}`,
    ...['@aws-sdk/client-dynamodb', 'zod', 'esbuild', 'autocannon'].map(
      (name) => `${name} ${dependencies[name] ?? devDependencies[name]}`,
    ),
    `MiniStack ${emulator}`,
  ].join(', ');
};
