import { createApi } from '#sdk/api/create-api.ts';
import { PromptgateError } from '#sdk/errors.ts';
import { AppError } from '#shared/domain/errors.ts';
import { accessTokenOf } from '../account/access-token.ts';
import { readProfiles, writeProfiles } from '../account/profiles.ts';
import { exitCodes } from '../exit-codes.ts';
import { demandNoMore, readArguments, wrongUsage } from '../terminal/arguments.ts';
import { outputFor } from '../terminal/output.ts';
import type { Shell } from '../terminal/shell.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate logout [--profile NAME]

Ends the session at the service and forgets the credentials of the profile. An API key goes on to work elsewhere: an
admin of the workspace deletes it.
`;

/** What cannot be ended, because it is over or cannot be reached, is forgotten all the same. */
const endSession = async (shell: Shell, name: string, url: string): Promise<boolean> => {
  try {
    const token = await accessTokenOf(shell, name);
    await createApi({ baseUrl: url, apiKey: token, effects: { fetch: shell.fetch } }).deleteCurrentSession({});
    return true;
  } catch (error) {
    if (error instanceof PromptgateError || error instanceof AppError) return false;
    throw error;
  }
};

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, {});
  demandNoMore(positionals, 0);
  const output = outputFor(shell, values.format);
  const { current, profiles } = readProfiles(shell);
  const name = values.profile ?? (shell.environment['PROMPTGATE_PROFILE'] || current);
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile === undefined) throw wrongUsage(`there is no profile "${name}"`);
  const ended = profile.session !== undefined && (await endSession(shell, name, profile.url));
  const others = Object.fromEntries(Object.entries(readProfiles(shell).profiles).filter(([other]) => other !== name));
  const next = Object.hasOwn(others, current) ? current : (Object.keys(others)[0] ?? 'default');
  writeProfiles(shell, { current: next, profiles: others });
  output.tell(`Forgot the profile "${name}"${ended ? ' and ended its session' : ''}.\n`, { profile: name, ended });
  return exitCodes.clean;
};

export const logoutCommand: Command = { help, run };
