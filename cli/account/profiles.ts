import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { Shell } from '../terminal/shell.ts';

/** Signed in with a password: both tokens, and when the first of them ends. */
export type Session = {
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

/** Where the service is, which workspace is meant, and by what one is known there. */
export type Profile = {
  readonly url: string;
  readonly workspace: string;
  readonly apiKey?: string | undefined;
  readonly session?: Session | undefined;
};

/** All profiles by name, and the one that is used when none is named. */
export type Profiles = { readonly current: string; readonly profiles: Readonly<Record<string, Profile>> };

const none: Profiles = { current: 'default', profiles: {} };

/** The file of the profiles, by the XDG Base Directory Specification 0.8: relative paths are not to be followed. */
export const profilesFile = ({ environment }: Pick<Shell, 'environment'>): string => {
  const { XDG_CONFIG_HOME: configured } = environment;
  const base =
    configured !== undefined && isAbsolute(configured) ? configured : join(environment['HOME'] ?? homedir(), '.config');
  return join(base, 'promptgate', 'credentials.json');
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** @throws AppError `validation_failed` when the file is damaged. */
export const readProfiles = (shell: Pick<Shell, 'environment'>): Profiles => {
  const file = profilesFile(shell);
  try {
    const { current, profiles } = JSON.parse(readFileSync(file, 'utf8')) as Profiles;
    if (typeof current === 'string' && typeof profiles === 'object' && profiles !== null) return { current, profiles };
  } catch (error) {
    if (isMissing(error)) return none;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AppError('validation_failed', `${file} is damaged; delete it and sign in again: promptgate login`);
};

/** Writes a file beside it and moves that into place, so that there is always a whole one, for its owner's eyes alone. */
export const writeProfiles = (shell: Pick<Shell, 'environment'>, profiles: Profiles): void => {
  const file = profilesFile(shell);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(profiles, undefined, 2)}\n`, { mode: 0o600 });
  // The mode of a file that was there already does not change by itself.
  chmodSync(beside, 0o600);
  renameSync(beside, file);
};

/** Keeps a profile under its name. */
export const keepProfile = (shell: Pick<Shell, 'environment'>, name: string, profile: Profile): void => {
  const { current, profiles } = readProfiles(shell);
  writeProfiles(shell, { current, profiles: { ...profiles, [name]: profile } });
};
