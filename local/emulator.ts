import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { baseEnvironment } from './base-environment.ts';
import { runningEmulator, stopProcess } from './emulator-process.ts';
import { LocalStackError } from './local-stack-error.ts';
import { ROOT, type StackPaths } from './stack-paths.ts';

export const HOST = '127.0.0.1';
export const REGION = 'eu-west-1';
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

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** A port of the loopback interface that nothing listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: HOST }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** The emulator's settings: its own state, loopback alone, policies enforced, and no other service that listens. */
export const emulatorEnvironment = (paths: StackPaths, port: number): Readonly<Record<string, string>> => ({
  ...baseEnvironment(),
  AUTH: 'true',
  BIND_HOST: HOST,
  GATEWAY_PORT: String(port),
  MINISTACK_HOST: HOST,
  MINISTACK_REGION: REGION,
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  PERSIST_STATE: '1',
  STATE_DIR: paths.state,
  S3_PERSIST: '1',
  S3_DATA_DIR: paths.buckets,
  TMPDIR: paths.scratch,
  // Processes of functions beyond the first of each end after a minute without work.
  LAMBDA_WARM_TTL_SECONDS: '60',
  // Names no socket, so that the emulator leaves the person's Docker alone.
  DOCKER_HOST: `unix://${join(paths.scratch, 'no-docker.sock')}`,
  FUNCTION_LOG: join(paths.logs, 'functions.log'),
  // The emulator's own script for Node calls `url.parse`, and would warn of it in every function's log.
  NODE_OPTIONS: '--disable-warning=DEP0169',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUNBUFFERED: '1',
});

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

/**
 * Starts the emulator on a stack's state and waits until it answers.
 *
 * It ends by itself, its state written, when this process ends.
 *
 * @throws LocalStackError when the stack runs already, the port is taken or the emulator does not come up
 */
export const startEmulator = async (
  paths: StackPaths,
  {
    python,
    port,
    signal,
  }: { readonly python: string; readonly port: number; readonly signal?: AbortSignal | undefined },
): Promise<Emulator> => {
  if (await runningEmulator(paths)) {
    throw new LocalStackError(`The stack in ${paths.directory} runs already.`, {
      next: 'Use it as it is, or stop it first: `npm run stop`.',
    });
  }
  if (!(await isFree(port))) {
    throw new LocalStackError(`Port ${port} of ${HOST} is taken by another program.`, {
      next: 'Stop that program, or use another port: `npm start -- --dir .local/other --port 4710`.',
    });
  }
  if (!existsSync(paths.state)) {
    // Objects are written at once, the buckets that have them with the state: without it they are nobody's.
    await rm(paths.buckets, { recursive: true, force: true });
  }
  for (const directory of [paths.buckets, paths.logs, paths.scratch]) {
    await mkdir(directory, { recursive: true });
  }
  // Functions are unpacked here, and the checkout's own package.json would make ES modules of the emulator's scripts.
  await writeFile(join(paths.scratch, 'package.json'), '{"type":"commonjs"}\n');
  const log = join(paths.logs, 'emulator.log');
  const output = await open(log, 'w');
  const child = spawn(python, [join(ROOT, 'local', 'emulator', 'launch.py')], {
    cwd: paths.scratch,
    env: { ...emulatorEnvironment(paths, port) },
    detached: true,
    // Standard input stays open as long as we live; its end tells the emulator to stop.
    stdio: ['pipe', output.fd, output.fd],
  });
  const started = await new Promise<boolean>((resolve) => {
    child.once('spawn', () => resolve(true));
    child.once('error', () => resolve(false));
  });
  await output.close();
  if (!started || child.pid === undefined) {
    throw new LocalStackError(`${python} could not be run.`, { next: 'Delete .local/venv and start again.' });
  }
  child.unref();
  const { pid } = child;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const emulator: Emulator = { pid, port, url: `http://${HOST}:${port}`, hasEnded, ended };
  await writeFile(paths.emulator, JSON.stringify({ pid, port }));
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
