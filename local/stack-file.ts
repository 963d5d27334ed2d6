import { readFile, writeFile } from 'node:fs/promises';
import type { Emulator } from './emulator.ts';
import { REGION } from './emulator-environment.ts';
import { runningEmulator } from './emulator-process.ts';
import { LocalStackError } from './local-stack-error.ts';
import { type StackPaths, stackPaths } from './stack-paths.ts';

export const STAGE = 'local';

/** The outputs of the deployed CloudFormation stacks by their keys, whichever stack gives them. */
export type Outputs = Readonly<Record<string, string>>;

/** A running stack, as in its `stack.json`. */
export type Stack = {
  /** What the API's paths, such as `/v1/health`, come after. */
  readonly apiUrl: string;
  readonly region: string;
  readonly stage: string;
  /** The endpoint of every AWS service, with any credentials of the emulated account. */
  readonly emulatorUrl: string;
  readonly tables: { readonly tenants: string; readonly directory: string };
  readonly bus: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** The emulator's process. */
  readonly pid: number;
  readonly port: number;
  readonly directory: string;
  readonly outputs: Outputs;
};

/** What has been deployed into a stack's state, and for which port: its queues' addresses have it in them. */
export type Deployed = {
  readonly port: number;
  readonly fingerprint: string;
  readonly outputs: Outputs;
};

const readJson = async <T>(file: string): Promise<T | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
};

export const readDeployed = (paths: StackPaths): Promise<Deployed | undefined> => readJson<Deployed>(paths.deployed);

export const writeDeployed = (paths: StackPaths, deployed: Deployed): Promise<void> =>
  writeFile(paths.deployed, JSON.stringify(deployed, null, 2));

const output = (outputs: Outputs, key: string): string => {
  const value = outputs[key];
  if (value === undefined) {
    throw new LocalStackError(`No stack of the app has an output named ${key}.`, {
      next: `Add \`new CfnOutput(this, '${key}', …)\` to one of them.`,
    });
  }
  return value;
};

/**
 * The stack that an emulator runs.
 *
 * @throws LocalStackError when the outputs lack one of `ApiId`, `ApiStage`, `TenantsTable`, `DirectoryTable`, `Bus`
 */
export const stackOf = (paths: StackPaths, emulator: Emulator, outputs: Outputs, now: Date): Stack => ({
  apiUrl: `${emulator.url}/restapis/${output(outputs, 'ApiId')}/${output(outputs, 'ApiStage')}/_user_request_`,
  region: REGION,
  stage: STAGE,
  emulatorUrl: emulator.url,
  tables: { tenants: output(outputs, 'TenantsTable'), directory: output(outputs, 'DirectoryTable') },
  bus: output(outputs, 'Bus'),
  startedAt: now.toISOString(),
  pid: emulator.pid,
  port: emulator.port,
  directory: paths.directory,
  outputs,
});

export const writeStack = (paths: StackPaths, stack: Stack): Promise<void> =>
  writeFile(paths.stack, `${JSON.stringify(stack, null, 2)}\n`);

/** The stack that runs in a directory, if one does. */
export const findStack = async (directory: string): Promise<Stack | undefined> => {
  const paths = stackPaths(directory);
  const stack = await readJson<Stack>(paths.stack);
  return stack !== undefined && (await runningEmulator(paths)) === stack.pid ? stack : undefined;
};

/**
 * The stack that runs in a directory.
 *
 * @throws LocalStackError when none does
 */
export const readStack = async (directory: string): Promise<Stack> => {
  const stack = await findStack(directory);
  if (stack === undefined) {
    throw new LocalStackError(`No stack runs in ${stackPaths(directory).directory}.`, {
      next: 'Start it: `npm start`.',
    });
  }
  return stack;
};
