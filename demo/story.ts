import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { apiCaller, expecting, type Person } from './api.ts';
import type { startReceiver } from './receiver.ts';
import type { Tokens } from './views.ts';

export const workspace = '/v1/workspaces/default';

type Cast = {
  readonly owner: Person;
  readonly editor: Person;
  readonly reviewer: Person;
  readonly viewer: Person;
};

/** What the chapters share: the deployment, the people, and the subscriber. */
export type Story = {
  readonly apiUrl: string;
  readonly cast: Cast;
  /** The display names of the people, by user id. */
  readonly names: ReadonlyMap<string, string>;
  readonly receiver: Awaited<ReturnType<typeof startReceiver>>;
};

/** An address and a password that nobody has had before. */
export const freshAccount = (name: string) => ({
  email: `${name}.${randomBytes(5).toString('hex')}@acme.example`,
  password: randomBytes(18).toString('base64url'),
});

export const signUp = async (apiUrl: string, organisation: string): Promise<Tokens & { readonly person: Person }> => {
  const nobody = expecting(apiCaller(apiUrl));
  const tokens = await nobody<Tokens>(201, 'POST', '/v1/signup', {
    ...freshAccount('olivia'),
    organisation: { name: organisation },
  });
  return { ...tokens, person: expecting(apiCaller(apiUrl, tokens.accessToken)) };
};

/** A version's body as it lies in `demo/prompts/`. */
export const promptFile = async (name: string): Promise<{ messages: { role: string; content: string }[] }> =>
  JSON.parse(await readFile(new URL(`./prompts/${name}.json`, import.meta.url), 'utf8'));
