import { Readable } from 'node:stream';
import { catalogue } from '#cli/commands/catalogue.ts';
import { failureOf } from '#cli/terminal/failure.ts';
import type { Keyboard, Shell } from '#cli/terminal/shell.ts';

type Given = {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Whether it is a terminal, so that text is written. */
  readonly isTTY?: boolean;
  readonly fetch?: Shell['fetch'];
};

export const url = 'https://api.example';
export const apiKey = 'pg_org_1_key_1_topsecretkeyoftheworkspace';

/** A shell whose clock goes on only while something waits, and what was written to it. */
export const playedShell = (given: Given = {}) => {
  const { cwd = '/nowhere', isTTY = true, stdin = '' } = given;
  const written = { stdout: '', stderr: '' };
  let now = Date.parse('2026-11-21T08:00:00.000Z');
  const screen = (name: keyof typeof written) => ({
    isTTY,
    columns: 100,
    rows: 40,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const shell: Shell = {
    cwd,
    environment: given.environment ?? { PROMPTGATE_API_KEY: apiKey, PROMPTGATE_URL: url },
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]) as Keyboard,
    stdout: screen('stdout'),
    stderr: screen('stderr'),
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    fetch: given.fetch ?? (() => Promise.reject(new Error('nothing is to be asked'))),
  };
  return { shell, written };
};

/** Runs a command as the program does, and tells what it wrote and ended with. */
export const runCommand = async (words: readonly string[], given: Given = {}) => {
  const { shell, written } = playedShell(given);
  const [name = '', ...rest] = words;
  try {
    const command = await catalogue[name]!.load();
    return { code: await command.run(rest, shell), ...written };
  } catch (error) {
    const { lines, exitCode } = failureOf(error, name);
    return { code: exitCode, stdout: written.stdout, stderr: `${written.stderr}${lines.join('\n')}\n` };
  }
};
