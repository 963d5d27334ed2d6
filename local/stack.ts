import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bootstrap, type DeployedApp, type Deployment, deploy, isBootstrapped } from './deploy.ts';
import { type Emulator, startEmulator, stopEmulator } from './emulator.ts';
import { saveState } from './emulator-process.ts';
import { fingerprint } from './fingerprint.ts';
import { LocalStackError } from './local-stack-error.ts';
import { locked } from './lock.ts';
import { installEmulator } from './python.ts';
import {
  type Deployed,
  type Outputs,
  readDeployed,
  type Stack,
  stackOf,
  writeDeployed,
  writeStack,
} from './stack-file.ts';
import { type StackPaths, stackPaths } from './stack-paths.ts';
import { type Steps, silentSteps } from './steps.ts';

export { findStack, readStack, type Stack } from './stack-file.ts';

const DEFAULT_PORT = 4610;

const PATIENCE_MILLISECONDS = 60_000;
const POLL_MILLISECONDS = 100;
const NO_SUCH_API = 404;

/** Promptgate itself. */
const PROMPTGATE: DeployedApp = {
  command: 'node infra/app.ts',
  sources: ['cdk.json', 'console', 'events', 'functions', 'infra', 'package-lock.json', 'sdk', 'shared'],
};

export type StartOptions = {
  readonly directory: string;
  /** By default the one that the directory's stack was deployed for, or else 4610. */
  readonly port?: number;
  readonly app?: DeployedApp;
  readonly steps?: Steps;
  /** Breaks the start off; nothing is left running. */
  readonly signal?: AbortSignal;
  /** Hears that the emulator has ended, for whatever reason. */
  readonly onEnd?: () => void;
};

const choosePort = (paths: StackPaths, wanted: number | undefined, deployed: Deployed | undefined): number => {
  if (wanted !== undefined && deployed !== undefined && wanted !== deployed.port) {
    throw new LocalStackError(`The stack in ${paths.directory} was deployed for port ${deployed.port}.`, {
      next: `Start it on that port, or choose another directory with --dir, or delete its data: \`npm run reset\`.`,
    });
  }
  return wanted ?? deployed?.port ?? DEFAULT_PORT;
};

const statusOf = ({ apiUrl }: Stack): Promise<number | undefined> =>
  fetch(`${apiUrl}/v1/health`).then(
    ({ status }) => status,
    () => undefined,
  );

const untilAnswers = async (paths: StackPaths, stack: Stack, { emulator, signal }: Deployment): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (performance.now() < deadline && !emulator.hasEnded()) {
    signal?.throwIfAborted();
    if ((await statusOf(stack)) === 200) {
      return;
    }
    await sleep(POLL_MILLISECONDS);
  }
  throw new LocalStackError(`${stack.apiUrl}/v1/health does not answer 200.`, {
    next: 'The end of the log has what the functions say. `npm run reset` makes a fresh start.',
    log: join(paths.logs, 'functions.log'),
  });
};

/** The outputs of what the state holds already, where that is what would be deployed. */
const restored = async (paths: StackPaths, emulator: Emulator, print: string): Promise<Outputs | undefined> => {
  const deployed = await readDeployed(paths);
  if (deployed?.fingerprint !== print) {
    return undefined;
  }
  // The state of an emulator that was killed is older than the deployment and may know nothing of it.
  const status = await statusOf(stackOf(paths, emulator, deployed.outputs, new Date()));
  return status === NO_SUCH_API ? undefined : deployed.outputs;
};

const deployed = async (paths: StackPaths, deployment: Deployment, print: string, steps: Steps): Promise<Outputs> => {
  if (!(await isBootstrapped(deployment.emulator))) {
    await steps('bootstrap the account', (progress) => bootstrap(paths, { ...deployment, progress }));
  }
  const outputs = await steps('deploy', (progress) => deploy(paths, { ...deployment, progress }));
  const { pid, port } = deployment.emulator;
  saveState(pid);
  await writeDeployed(paths, { port, fingerprint: print, outputs });
  return outputs;
};

const bringUp = async (paths: StackPaths, deployment: Deployment, steps: Steps): Promise<Stack> => {
  const { app, emulator } = deployment;
  const print = await fingerprint(app);
  const kept = await steps('look for changes', () => restored(paths, emulator, print));
  const outputs = kept ?? (await deployed(paths, deployment, print, steps));
  const stack = stackOf(paths, emulator, outputs, new Date());
  await steps('wait for the API', () => untilAnswers(paths, stack, deployment));
  await writeStack(paths, stack);
  return stack;
};

const startAlone = async (paths: StackPaths, options: StartOptions): Promise<Stack> => {
  const { directory, app = PROMPTGATE, steps = silentSteps, signal } = options;
  const port = choosePort(paths, options.port, await readDeployed(paths));
  const python = await steps('install the emulator', () => installEmulator(paths.logs, signal));
  const emulator = await steps('start the emulator', () => startEmulator(paths, { python, port, signal }));
  try {
    const stack = await bringUp(paths, { app, emulator, signal }, steps);
    emulator.ended.then(options.onEnd);
    return stack;
  } catch (error) {
    const hasDied = emulator.hasEnded() && signal?.aborted !== true;
    await stopStack({ directory });
    if (hasDied) {
      const log = join(paths.logs, 'emulator.log');
      throw new LocalStackError('The emulator has died.', { next: 'Look at the end of its log and start again.', log });
    }
    throw error;
  }
};

/**
 * Starts a stack: installs and starts the emulator, deploys the app where it has changed, and waits for its API.
 *
 * @throws LocalStackError that says what happened and what to do; nothing is left running then
 */
export const startStack = (options: StartOptions): Promise<Stack> => {
  const paths = stackPaths(options.directory);
  const held = `Another start of the stack in ${paths.directory} is under way`;
  return locked({ file: paths.lock, held }, () => startAlone(paths, options));
};

/** Stops the stack in a directory and keeps its data; false where none ran. */
export const stopStack = async ({ directory }: { readonly directory: string }): Promise<boolean> => {
  const paths = stackPaths(directory);
  // First, so that whoever sees the emulator end knows that it was asked to.
  await rm(paths.stack, { force: true });
  return stopEmulator(paths);
};

/** Stops the stack in a directory and deletes its data, but not the emulator's installation. */
export const resetStack = async ({ directory }: { readonly directory: string }): Promise<void> => {
  await stopStack({ directory });
  const { directory: _keep, ...owned } = stackPaths(directory);
  await Promise.all(Object.values(owned).map((path) => rm(path, { recursive: true, force: true })));
};
