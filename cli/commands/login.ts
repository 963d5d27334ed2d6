import { createApi } from '#sdk/api/create-api.ts';
import type { Me } from '#sdk/api/types.generated.ts';
import { ask, askSecret } from '../account/ask.ts';
import { demandUrl } from '../account/demand-url.ts';
import { type Profile, profilesFile, readProfiles, writeProfiles } from '../account/profiles.ts';
import { exitCodes } from '../exit-codes.ts';
import { visible } from '../reports/visible.ts';
import { demandNoMore, readArguments, wrongUsage } from '../terminal/arguments.ts';
import { outputFor } from '../terminal/output.ts';
import type { Shell } from '../terminal/shell.ts';
import type { Command } from './command.ts';

const help = `Usage: promptgate login [--url URL] [--email ADDRESS] [options]

Signs in and keeps the credentials, readable by you alone, in $XDG_CONFIG_HOME/promptgate/credentials.json
(~/.config/promptgate/credentials.json). With --email by a password, else by an API key. Either is asked for at the
terminal, or read from standard input, and the key from PROMPTGATE_API_KEY; neither is ever an argument.

Options:
  --url URL              where the service is (or PROMPTGATE_URL)
  --email ADDRESS        sign in as a person, by password
  --organisation ID      which of your organisations
  --profile NAME         keep it under this name (default: default); the last one signed in to is used
                         where none is named
  --workspace NAME       the workspace that is meant unless told otherwise
  --format text|json

  promptgate login --url https://api.example.com < key.txt
`;

const options = { url: { type: 'string' }, email: { type: 'string' }, organisation: { type: 'string' } } as const;

const passwordSession = async (
  shell: Shell,
  url: string,
  email: string,
  organisationId: string | undefined,
): Promise<Pick<Profile, 'session'>> => {
  const password = await askSecret(shell, `Password of ${email}: `);
  if (password === '') throw wrongUsage('there is no password on standard input');
  const api = createApi({ baseUrl: url, effects: { fetch: shell.fetch } });
  const body = { email, password, ...(organisationId !== undefined && { organisationId }) };
  const { accessToken, refreshToken, expiresIn } = await api.createSession({ body });
  return { session: { email, accessToken, refreshToken, expiresAt: shell.now() + expiresIn * 1000 } };
};

const ownKey = async (shell: Shell): Promise<Pick<Profile, 'apiKey'>> => {
  const apiKey = shell.environment['PROMPTGATE_API_KEY'] || (await askSecret(shell, 'API key: '));
  if (!/^pg_\S+$/.test(apiKey)) throw wrongUsage('that is no API key: one begins with pg_');
  return { apiKey };
};

/** The workspace of a key, or the only one that a person is a member of. */
const workspaceOf = (me: Me): string => {
  if ('apiKey' in me) return me.apiKey.workspace;
  const [only, ...others] = Object.keys(me.roles.workspaces);
  return only !== undefined && others.length === 0 ? only : 'default';
};

const nameOf = (me: Me): string => ('apiKey' in me ? `the API key "${me.apiKey.name}"` : me.user.email);

const run: Command['run'] = async (words, shell) => {
  const { values, positionals } = readArguments(words, options);
  demandNoMore(positionals, 0);
  const output = outputFor(shell, values.format);
  const { environment } = shell;
  const told = values.url ?? environment['PROMPTGATE_URL'];
  const url = demandUrl(
    told || (await ask(shell, 'URL of the service: ', 'say where the service is: --url https://api.example.com')),
  );
  const known: Pick<Profile, 'apiKey' | 'session'> =
    values.email === undefined
      ? await ownKey(shell)
      : await passwordSession(shell, url, values.email, values.organisation);
  const token = known.apiKey ?? known.session?.accessToken;
  const me = await createApi({ baseUrl: url, apiKey: token, effects: { fetch: shell.fetch } }).getMe({});
  const name = values.profile ?? (environment['PROMPTGATE_PROFILE'] || 'default');
  const workspace = values.workspace ?? (environment['PROMPTGATE_WORKSPACE'] || workspaceOf(me));
  const { profiles } = readProfiles(shell);
  writeProfiles(shell, { current: name, profiles: { ...profiles, [name]: { url, workspace, ...known } } });
  const organisation = me.organisation.name;
  output.tell(
    visible(`Signed in to ${organisation} as ${nameOf(me)}, workspace ${workspace}.`).concat(
      `\nKept as the profile "${name}" in ${profilesFile(shell)}.\n`,
    ),
    { profile: name, url, workspace, organisation: me.organisation, as: nameOf(me), file: profilesFile(shell) },
  );
  return exitCodes.clean;
};

export const loginCommand: Command = { help, run };
