import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalStackError } from './local-stack-error.ts';
import type { Stack } from './stack-file.ts';
import { stackPaths } from './stack-paths.ts';

export type DemoOrganisation = { readonly email: string; readonly password: string };

const post = (apiUrl: string, path: string, body: object): Promise<Response> =>
  fetch(`${apiUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const signUp = async ({ apiUrl, directory }: Stack, demo: DemoOrganisation): Promise<void> => {
  const answer = await post(apiUrl, '/v1/signup', { ...demo, organisation: { name: 'Demo' } });
  if (answer.status !== 201) {
    throw new LocalStackError(`POST /v1/signup answers ${answer.status}: ${await answer.text()}`, {
      next: 'The end of the log has what the functions say. `npm run reset` makes a fresh start.',
      log: join(stackPaths(directory).logs, 'functions.log'),
    });
  }
};

/**
 * The demo organisation of a stack, signed up through the public API where it is not there yet.
 *
 * Its password is made anew for each stack and kept in a file that only its owner reads.
 */
export const demoOrganisation = async (stack: Stack): Promise<DemoOrganisation> => {
  const file = stackPaths(stack.directory).demo;
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    const demo = JSON.parse(kept) as DemoOrganisation;
    // The state may be older than the file: what an emulator that was killed had in memory is gone.
    const signedIn = await post(stack.apiUrl, '/v1/sessions', demo);
    if (signedIn.ok) {
      return demo;
    }
  }
  const demo = { email: 'demo@example.com', password: randomBytes(15).toString('base64url') };
  await signUp(stack, demo);
  await writeFile(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  return demo;
};
