import { createApi } from '#sdk/api/create-api.ts';
import { PromptgateError } from '#sdk/errors.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Shell } from '../terminal/shell.ts';
import { whileLocked } from './lock.ts';
import { keepProfile, type Profile, profilesFile, readProfiles } from './profiles.ts';

/** An access token that ends sooner is exchanged, so that it does not end on its way. */
const spareMs = 60_000;

const ended = (name: string): AppError =>
  new AppError(
    'unauthenticated',
    `the session of "${name}" is over; sign in again: promptgate login --profile ${name}`,
  );

const isGood = ({ session }: Profile, now: number): boolean =>
  session !== undefined && session.expiresAt - now > spareMs;

const refreshed = async (shell: Shell, name: string): Promise<string> => {
  const profile = readProfiles(shell).profiles[name];
  if (profile?.session === undefined) throw ended(name);
  // Another process may have been first.
  if (isGood(profile, shell.now())) return profile.session.accessToken;
  const { refreshToken, email } = profile.session;
  // Sent once: an answer that got lost has used the token up.
  const api = createApi({ baseUrl: profile.url, maxRetries: 0, effects: { fetch: shell.fetch } });
  try {
    const { accessToken, refreshToken: next, expiresIn } = await api.refreshSession({ body: { refreshToken } });
    const expiresAt = shell.now() + expiresIn * 1000;
    keepProfile(shell, name, { ...profile, session: { email, accessToken, refreshToken: next, expiresAt } });
    return accessToken;
  } catch (error) {
    throw error instanceof PromptgateError && error.code === 'unauthenticated' ? ended(name) : error;
  }
};

/**
 * The access token of a profile's session, a new one when the old one ends.
 *
 * @throws AppError `unauthenticated` when the session is over.
 */
export const accessTokenOf = async (shell: Shell, name: string): Promise<string> => {
  const profile = readProfiles(shell).profiles[name];
  if (profile?.session && isGood(profile, shell.now())) return profile.session.accessToken;
  return whileLocked(shell, `${profilesFile(shell)}.lock`, () => refreshed(shell, name));
};
