import { join, resolve } from 'node:path';

/** The checkout, which every other path starts from. */
export const ROOT = resolve(import.meta.dirname, '..');

/** Where a stack lives unless told otherwise. */
export const DEFAULT_DIRECTORY = join(ROOT, '.local');

/** The Python environment of the emulator, shared by all stacks of the checkout. */
export const VENV = join(DEFAULT_DIRECTORY, 'venv');

export type StackPaths = {
  readonly directory: string;
  /** The emulator's state and its buckets: what survives a stop. */
  readonly state: string;
  readonly buckets: string;
  /** Where functions are unpacked. */
  readonly scratch: string;
  readonly logs: string;
  /** Every mail that was sent, as a file. */
  readonly mail: string;
  readonly assembly: string;
  /** Which permissions of which roles were ever used. */
  readonly permissions: string;
  readonly outputs: string;
  /** What has been deployed, from which sources and for which port. */
  readonly deployed: string;
  /** Held while the stack starts. */
  readonly lock: string;
  /** The process of a running emulator. */
  readonly emulator: string;
  /** The running stack, for whoever wants to use it. */
  readonly stack: string;
  /** The demo organisation's credentials. */
  readonly demo: string;
};

/** The files of the stack in a directory; relative ones are taken from the working directory. */
export const stackPaths = (directory: string): StackPaths => {
  const base = resolve(directory);
  return {
    directory: base,
    state: join(base, 'state'),
    buckets: join(base, 'buckets'),
    scratch: join(base, 'tmp'),
    logs: join(base, 'logs'),
    mail: join(base, 'mail'),
    assembly: join(base, 'cdk.out'),
    permissions: join(base, 'permissions.json'),
    outputs: join(base, 'outputs.json'),
    deployed: join(base, 'deployed.json'),
    lock: join(base, 'starting.lock'),
    emulator: join(base, 'emulator.json'),
    stack: join(base, 'stack.json'),
    demo: join(base, 'demo.json'),
  };
};
