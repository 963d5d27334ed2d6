import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { environment } from './environment.ts';

/** Where text is written: a terminal, a file or a pipe. */
export type Screen = {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  /** Looks at the terminal and at NO_COLOR and FORCE_COLOR (no-color.org). */
  readonly hasColors?: (() => boolean) | undefined;
};

export type Keyboard = Readable & {
  readonly isTTY?: boolean | undefined;
  readonly setRawMode?: (raw: boolean) => unknown;
};

/** What a command has of the world around it; tests give another one. */
export type Shell = {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: Keyboard;
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
};

/** The world as it is. */
export const realShell = (): Shell => ({
  cwd: process.cwd(),
  environment,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => Date.now(),
  wait: (milliseconds) => setTimeout(milliseconds),
  fetch: (url, init) => fetch(url, init),
});
