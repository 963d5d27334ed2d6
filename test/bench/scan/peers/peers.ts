import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

export type PeerAnswer = { readonly flagged: readonly (readonly boolean[])[]; readonly megabytesPerSecond: number };

/** Longer than any of them needs; one that hangs on a text is told so. */
const patience = 90_000;

const run = async (command: string, words: readonly string[], input: string): Promise<string> => {
  const child = spawn(command, words, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'], timeout: patience });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code, signal] = await once(child, 'close');
  if (code !== 0) throw new Error(`${[command, ...words].join(' ')} ended with ${code ?? signal}.`);
  return Buffer.concat(output).toString();
};

/** Installs the peers as their lockfile says, unless they are there. */
export const installPeers = async (say: (progress: string) => void): Promise<void> => {
  if (existsSync(`${folder}node_modules/.package-lock.json`)) return;
  say('installing the peers (about 15 s, 140 MB, into test/bench/scan/peers)');
  await run(
    'npm',
    ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'],
    '',
  );
};

/** Whether a peer raises an alarm on each text of each set, in a process of its own. */
export const askPeer = async (peer: string, sets: readonly (readonly string[])[]): Promise<PeerAnswer> =>
  JSON.parse(await run(process.execPath, [`${folder}peer-process.ts`], JSON.stringify({ peer, sets })));
