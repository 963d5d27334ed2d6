import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { registryEnvironment } from './base-environment.ts';
import { LocalStackError } from './local-stack-error.ts';
import { locked } from './lock.ts';
import { runCommand } from './run-command.ts';
import { ROOT, VENV } from './stack-paths.ts';

const OLDEST = 10;
const NEWEST = 14;
const CHOSEN_BY = 'PROMPTGATE_PYTHON';

export type Python = { readonly file: string; readonly version: string; readonly makesEnvironments: boolean };

const PROBE = `
import sys
try:
    import ensurepip, venv
except ImportError:
    venv = None
print('%d.%d.%d' % sys.version_info[:3], venv is not None)
`;

/** What a Python says of itself, or undefined where the file is none. */
export const probePython = async (file: string): Promise<Python | undefined> => {
  try {
    const { stdout } = await promisify(execFile)(file, ['-c', PROBE], { timeout: 10_000 });
    const [version = '', makesEnvironments] = stdout.trim().split(' ');
    return { file, version, makesEnvironments: makesEnvironments === 'True' };
  } catch {
    return undefined;
  }
};

/** Whether the emulator's pinned packages have wheels for a version, such as `3.12.1`. */
export const isSupportedPython = (version: string): boolean => {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && minor !== undefined && minor >= OLDEST && minor <= NEWEST;
};

const candidates = (): readonly string[] => {
  const chosen = process.env[CHOSEN_BY];
  const numbered = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => `python3.${NEWEST - index}`);
  return chosen ? [chosen] : ['python3', 'python', ...numbered];
};

/**
 * The first Python on the path that can run the emulator.
 *
 * @throws LocalStackError when there is none, naming those that were found
 */
export const findPython = async (files: readonly string[] = candidates()): Promise<Python> => {
  const found: Python[] = [];
  for (const file of files) {
    const python = await probePython(file);
    if (python?.makesEnvironments && isSupportedPython(python.version)) {
      return python;
    }
    if (python !== undefined) {
      found.push(python);
    }
  }
  const bare = found.find(({ version }) => isSupportedPython(version));
  if (bare !== undefined) {
    throw new LocalStackError(`${bare.file} ${bare.version} comes without the modules venv and ensurepip.`, {
      next: 'Install them (Debian and Ubuntu: apt install python3-venv) and start again.',
    });
  }
  const seen = found.map(({ file, version }) => `${file} is ${version}`).join(', ');
  throw new LocalStackError(
    `The emulator needs Python 3.${OLDEST} to 3.${NEWEST}; ${seen === '' ? 'no Python was found' : seen}.`,
    { next: `Install one (https://www.python.org), or name it in ${CHOSEN_BY}, and start again.` },
  );
};

const PYTHON = join(VENV, 'bin', 'python');
const REQUIREMENTS = join(ROOT, 'local', 'requirements.txt');

const install = async (logs: string, signal?: AbortSignal): Promise<void> => {
  const { file } = await findPython();
  await rm(VENV, { recursive: true, force: true });
  await mkdir(logs, { recursive: true });
  const log = join(logs, 'install.log');
  const next =
    'Most often it is the network. pip asks pypi.org, or whom PIP_INDEX_URL and the proxy variables name. Start again.';
  const failure = { message: 'The emulator could not be installed from PyPI.', next };
  const environment = { ...registryEnvironment(), PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1' };
  await runCommand({ file, arguments: ['-m', 'venv', VENV], environment, log, signal, failure });
  const pip = ['-m', 'pip', 'install', '--require-hashes', '--no-warn-script-location', '-r', REQUIREMENTS];
  await runCommand({ file: PYTHON, arguments: pip, environment, log, signal, failure });
};

/**
 * Installs the emulator's packages, by hash, into the environment that all stacks share, unless they are there.
 *
 * @returns the environment's Python
 */
export const installEmulator = async (logs: string, signal?: AbortSignal): Promise<string> => {
  const stamp = join(VENV, 'installed');
  const hash = createHash('sha256')
    .update(await readFile(REQUIREMENTS))
    .digest('hex');
  const installed = await readFile(stamp, 'utf8').catch(() => '');
  if (installed === hash && (await probePython(PYTHON)) !== undefined) {
    return PYTHON;
  }
  await locked({ file: `${VENV}.lock`, held: 'Another start installs the emulator just now' }, async () => {
    await install(logs, signal);
    // Last, so that an installation that was cut short is done again.
    await writeFile(stamp, hash);
  });
  return PYTHON;
};
