import type { ConnectionOptions } from '#sdk/api/call.ts';
import { type Api, createApi } from '#sdk/api/create-api.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Shell } from '../terminal/shell.ts';
import { accessTokenOf } from './access-token.ts';
import { demandUrl } from './demand-url.ts';
import { readProfiles } from './profiles.ts';

/** The API as the caller may use it; operations that need a workspace mean the caller's. */
export type Connection = { readonly api: Api; readonly url: string; readonly workspace: string };

/** The options that say where to go, and as whom. */
export type Where = { readonly profile?: string | undefined; readonly workspace?: string | undefined };

/** Where to go and by what one is known there: a key, or what gives an access token whenever it is asked. */
type Source = { readonly url: string; readonly workspace: string; readonly token: ConnectionOptions['apiKey'] };

const notSignedIn = (name: string): AppError =>
  new AppError(
    'unauthenticated',
    `you are not signed in as "${name}"; sign in with promptgate login, or set PROMPTGATE_URL and PROMPTGATE_API_KEY`,
  );

/** A key of the environment goes before a profile that nobody named. */
const fromEnvironment = ({ environment }: Shell, { profile }: Where): Source | undefined => {
  const { PROMPTGATE_API_KEY: apiKey, PROMPTGATE_URL: url } = environment;
  if (apiKey === undefined || apiKey === '' || profile !== undefined) return undefined;
  if (url === undefined || url === '') {
    throw new AppError(
      'validation_failed',
      'PROMPTGATE_API_KEY is set; set PROMPTGATE_URL to where the service is, too',
    );
  }
  return { url: demandUrl(url), workspace: 'default', token: apiKey };
};

const fromProfile = (shell: Shell, { profile }: Where): Source => {
  const { current, profiles } = readProfiles(shell);
  const name = profile ?? (shell.environment['PROMPTGATE_PROFILE'] || current);
  const found = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (found === undefined) throw notSignedIn(name);
  const { PROMPTGATE_URL: url } = shell.environment;
  // What is stored for one place is never sent to another.
  if (url && demandUrl(url) !== found.url) {
    throw new AppError(
      'validation_failed',
      `PROMPTGATE_URL is ${url}, and the profile "${name}" is of ${found.url}; set PROMPTGATE_API_KEY as well, or unset it`,
    );
  }
  return { ...found, token: found.apiKey ?? (() => accessTokenOf(shell, name)) };
};

/**
 * Connects as the options, the environment or the stored profile say, in this order; without a request.
 *
 * @throws AppError `unauthenticated`, `validation_failed`.
 */
export const connect = (shell: Shell, where: Where): Connection => {
  const { url, workspace, token } = fromEnvironment(shell, where) ?? fromProfile(shell, where);
  const named = where.workspace ?? (shell.environment['PROMPTGATE_WORKSPACE'] || workspace);
  const api = createApi({ baseUrl: url, apiKey: token, workspace: named, effects: { fetch: shell.fetch } });
  return { api, url, workspace: named };
};
