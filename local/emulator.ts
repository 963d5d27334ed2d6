import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorEnvironment } from './emulator-environment.ts';
import { runningEmulator, stopProcess } from './emulator-process.ts';
import { LocalStackError } from './local-stack-error.ts';
import { HOST, isFreePort } from './loopback-ports.ts';
import { ROOT, type StackPaths } from './stack-paths.ts';

const POLL_MILLISECONDS = 50;
const START_ATTEMPTS = 600;

export type Emulator = {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** Whether the process has ended. */
  readonly hasEnded: () => boolean;
  /** Settles when it has. */
  readonly ended: Promise<void>;
};

const untilReady = async (emulator: Emulator, log: string, signal?: AbortSignal): Promise<void> => {
  for (let attempt = 0; attempt < START_ATTEMPTS && !emulator.hasEnded(); attempt += 1) {
    signal?.throwIfAborted();
    const isUp = await fetch(`${emulator.url}/_ministack/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) {
      return;
    }
    await sleep(POLL_MILLISECONDS);
  }
  throw new LocalStackError('The emulator did not start.', {
    next: 'Look at the end of the log. If the data may be damaged, `npm run reset` makes a fresh start.',
    log,
  });
};

/** Makes the folders that an emulator works in. */
const prepare = async (paths: StackPaths): Promise<void> => {
  if (!existsSync(paths.state)) {
    // Objects are written at once, the buckets that have them with the state: without it they are nobody's.
    await rm(paths.buckets, { recursive: true, force: true });
  }
  await rm(paths.scratch, { recursive: true, force: true });
  for (const directory of [paths.buckets, paths.logs, paths.scratch]) {
    await mkdir(directory, { recursive: true });
  }
  // Functions are unpacked here, and the checkout's own package.json would make ES modules of the emulator's scripts.
  await writeFile(join(paths.scratch, 'package.json'), '{"type":"commonjs"}\n');
};

const spawnEmulator = async (paths: StackPaths, python: string, port: number, log: string): Promise<Emulator> => {
  const output = await open(log, 'w');
  const child = spawn(python, [join(ROOT, 'local', 'emulator', 'launch.py')], {
    cwd: paths.scratch,
    env: { ...emulatorEnvironment(paths, port) },
    // A group of its own: an interrupt typed at the terminal is for us, who stop it when the time has come.
    detached: true,
    // Standard input stays open as long as we live; its end tells the emulator to stop.
    stdio: ['pipe', output.fd, output.fd],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { pid } = child;
  if (pid === undefined) {
    const [reason] = await once(child, 'error');
    throw new LocalStackError(`${python} could not be run: ${reason}.`, {
      next: 'Delete .local/venv and start again.',
    });
  }
  await output.close();
  child.unref();
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return { pid, port, url: `http://${HOST}:${port}`, hasEnded, ended };
};

type EmulatorOptions = {
  readonly python: string;
  readonly port: number;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Starts the emulator on a stack's state and waits until it answers.
 *
 * It ends by itself, its state written, when this process ends.
 *
 * @throws LocalStackError when the stack runs already, the port is taken or the emulator does not come up
 */
export const startEmulator = async (
  paths: StackPaths,
  { python, port, signal }: EmulatorOptions,
): Promise<Emulator> => {
  if ((await runningEmulator(paths)) !== undefined) {
    throw new LocalStackError(`The stack in ${paths.directory} runs already.`, {
      next: 'Use it as it is, or stop it first: `npm run stop`.',
    });
  }
  if (!(await isFreePort(port))) {
    throw new LocalStackError(`Port ${port} of ${HOST} is taken by another program.`, {
      next: 'Stop that program, or use another port: `npm start -- --dir .local/other --port 4710`.',
    });
  }
  await prepare(paths);
  const log = join(paths.logs, 'emulator.log');
  const emulator = await spawnEmulator(paths, python, port, log);
  await writeFile(paths.emulator, JSON.stringify({ pid: emulator.pid, port }));
  try {
    await untilReady(emulator, log, signal);
    return emulator;
  } catch (error) {
    await stopEmulator(paths);
    throw error;
  }
};

/** Stops the emulator of a stack and waits until its state is written; false where none runs. */
export const stopEmulator = async (paths: StackPaths): Promise<boolean> => {
  const pid = await runningEmulator(paths);
  if (pid !== undefined) {
    await stopProcess(pid);
  }
  await rm(paths.emulator, { force: true });
  return pid !== undefined;
};
