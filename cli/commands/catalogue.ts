import type { Command } from './command.ts';

type Entry = { readonly summary: string; readonly load: () => Promise<Command> };

/** Every command by its name. Each is loaded when it is asked for, so that none pays for the others. */
export const catalogue: Readonly<Record<string, Entry>> = {
  scan: {
    summary: 'look for vulnerabilities in prompts, offline',
    load: async () => (await import('./scan.ts')).scanCommand,
  },
  login: {
    summary: 'sign in, and keep the credentials for this machine',
    load: async () => (await import('./login.ts')).loginCommand,
  },
  logout: { summary: 'sign out, and forget them', load: async () => (await import('./logout.ts')).logoutCommand },
  push: {
    summary: 'make versions of what changed in a folder of prompts, and have them scanned',
    load: async () => (await import('./push.ts')).pushCommand,
  },
  pull: { summary: 'write prompts to files', load: async () => (await import('./pull.ts')).pullCommand },
  diff: {
    summary: 'show how files and versions differ',
    load: async () => (await import('./diff.ts')).diffCommand,
  },
  review: {
    summary: 'ask for reviews, list them, show one, decide',
    load: async () => (await import('./review.ts')).reviewCommand,
  },
  rollout: {
    summary: 'start, watch, pause, resume, promote, abort, list or replay a rollout',
    load: async () => (await import('./rollout.ts')).rolloutCommand,
  },
  rollback: {
    summary: 'give every caller the version before, at once',
    load: async () => (await import('./rollback.ts')).rollbackCommand,
  },
  resolve: {
    summary: 'show what a caller is served',
    load: async () => (await import('./resolve.ts')).resolveCommand,
  },
  events: {
    summary: 'follow the audit trail',
    load: async () => (await import('./events.ts')).eventsCommand,
  },
};

/** Names that people try as well. */
const otherNames: Readonly<Record<string, string>> = { rollouts: 'rollout', reviews: 'review' };

/** The name of the command that a word means, if it means one. */
export const commandNamed = (word: string | undefined): string | undefined => {
  const name = word === undefined ? undefined : (otherNames[word] ?? word);
  return name !== undefined && Object.hasOwn(catalogue, name) ? name : undefined;
};

const lines = Object.entries(catalogue).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);

export const overview = `Usage: promptgate <command> …

${lines.join('\n')}

promptgate help <command> tells more of it.

Output is text on a terminal and JSON in a pipe; --format text|json overrides (scan writes text unless told otherwise).
--profile NAME and --workspace NAME say as whom and where; so do PROMPTGATE_API_KEY with PROMPTGATE_URL,
PROMPTGATE_PROFILE and PROMPTGATE_WORKSPACE. NO_COLOR turns colours off.

Exit code: 0 done, 1 something was found or a guard refused it, 2 it failed.
`;
