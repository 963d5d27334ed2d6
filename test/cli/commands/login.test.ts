import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accessTokenOf } from '#cli/account/access-token.ts';
import { profilesFile } from '#cli/account/profiles.ts';
import { fakeServer, type Received, refuse } from '#test/sdk/fake-server.ts';
import { withFiles } from '../running.ts';
import { apiKey, playedShell, runCommand, url } from '../support/played-shell.ts';

const organisation = { id: 'org_01JD6Y8Z3K5V7W9X1A2B3C4D5E', name: 'Acme', region: 'eu-central-1', plan: 'trial' };
const user = { id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E', email: 'ada@example.com' };
const key = { id: 'key_1', name: 'ci', workspace: 'shop', scopes: ['write'], expiresAt: null };
const password = 'correct horse battery staple';

const service = () => {
  let tokens = 0;
  const pair = () => {
    tokens += 1;
    return { accessToken: `access-${tokens}`, refreshToken: `refresh-${tokens}`, expiresIn: 3600 };
  };
  const used = new Set<string>();
  return fakeServer({
    getMe: ({ headers }) =>
      headers.get('authorization') === `Bearer ${apiKey}`
        ? { apiKey: key, organisation }
        : {
            user: { ...user, name: null },
            organisation,
            roles: { organisation: 'member', workspaces: { lab: 'admin' } },
          },
    createSession: ({ body }) =>
      (body as { password: string }).password === password
        ? { ...pair(), organisation, user }
        : refuse('unauthenticated'),
    refreshSession: ({ body }) => {
      const { refreshToken } = body as { refreshToken: string };
      if (used.has(refreshToken)) return refuse('unauthenticated');
      used.add(refreshToken);
      return pair();
    },
    deleteCurrentSession: () => undefined,
    listReviews: () => ({ data: [], nextCursor: null }),
  });
};

const at = (home: string, more: Record<string, string> = {}) => ({ XDG_CONFIG_HOME: home, ...more });
const stored = (home: string) => JSON.parse(readFileSync(join(home, 'promptgate/credentials.json'), 'utf8'));
const tokenOf = ({ headers }: Received) => headers.get('authorization');

describe('login', () => {
  test('keeps a key from standard input for its owner alone, and shows it nowhere', () =>
    withFiles({}, async (home) => {
      const { fetch } = service();
      const { code, stdout, stderr } = await runCommand(['login', '--url', `${url}/v1/`], {
        environment: at(home),
        stdin: `${apiKey}\n`,
        fetch,
      });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Signed in to Acme as the API key "ci", workspace shop.');
      expect(stdout).not.toContain(apiKey);
      expect(stored(home)).toEqual({ current: 'default', profiles: { default: { url, workspace: 'shop', apiKey } } });
      expect(statSync(join(home, 'promptgate/credentials.json')).mode & 0o777).toBe(0o600);
      expect(statSync(join(home, 'promptgate')).mode & 0o777).toBe(0o700);
    }));

  test('takes what others could read from a file that is there, and keeps other profiles', () =>
    withFiles(
      {
        'promptgate/credentials.json':
          '{"current":"a","profiles":{"a":{"url":"https://a.example","workspace":"a","apiKey":"pg_a"}}}',
      },
      async (home) => {
        await runCommand(['login', '--profile', 'b'], {
          environment: at(home, { PROMPTGATE_API_KEY: apiKey, PROMPTGATE_URL: url }),
          fetch: service().fetch,
        });
        expect(Object.keys(stored(home).profiles)).toEqual(['a', 'b']);
        expect(stored(home).current).toBe('b');
        expect(statSync(join(home, 'promptgate/credentials.json')).mode & 0o777).toBe(0o600);
      },
    ));

  test('by a password keeps a session, which is refreshed before it ends, once for all who ask', () =>
    withFiles({}, async (home) => {
      const server = service();
      const environment = at(home);
      const given = { environment, stdin: password, fetch: server.fetch };
      const { code } = await runCommand(['login', '--url', url, '--email', user.email], given);
      expect([code, stored(home).profiles.default.workspace]).toEqual([0, 'lab']);
      expect(JSON.stringify(stored(home))).not.toContain(password);

      await runCommand(['review', 'list'], given);
      expect(tokenOf(server.received.at(-1)!)).toBe('Bearer access-1');
      const file = profilesFile({ environment });
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"expiresAt": \d+/, '"expiresAt": 1'));
      const { shell } = playedShell(given);
      const patient = { ...shell, wait: () => new Promise((resolve) => setImmediate(resolve)) };
      const tokens = await Promise.all([1, 2, 3].map(() => accessTokenOf(patient, 'default')));
      expect(tokens).toEqual(['access-2', 'access-2', 'access-2']);
      expect(server.count('refreshSession')).toBe(1);
    }));

  test.each([
    ['a wrong password', ['--email', 'ada@example.com'], 'wrong', '(unauthenticated)'],
    ['what is no key', [], 'hello', 'that is no API key'],
    ['nothing', [], '', 'that is no API key'],
  ])('refuses %s and keeps nothing', (_, words, stdin, message) =>
    withFiles({}, async (home) => {
      const given = { environment: at(home), stdin, fetch: service().fetch };
      const { code, stderr } = await runCommand(['login', '--url', url, ...words], given);
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
      expect(() => stored(home)).toThrow('ENOENT');
    }),
  );

  test.each([
    ['http://api.example', 'unencrypted'],
    ['https://me:secret@api.example', 'holds credentials'],
    ['api.example', 'is no URL'],
  ])('does not send credentials to %s', async (to, message) => {
    const { code, stderr } = await runCommand(['login', '--url', to], { environment: {}, stdin: apiKey });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('without a login', () => {
  test('one is told what to do', () =>
    withFiles({}, async (home) => {
      const { code, stderr } = await runCommand(['review', 'list'], { environment: at(home) });
      expect([code, stderr]).toEqual([2, expect.stringContaining('promptgate login')]);
    }));

  test('what is kept for one place is not sent to another', () =>
    withFiles({}, async (home) => {
      const file = profilesFile({ environment: at(home) });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        JSON.stringify({ current: 'default', profiles: { default: { url, workspace: 'w', apiKey } } }),
      );
      const environment = at(home, { PROMPTGATE_URL: 'https://elsewhere.example' });
      const { code, stderr } = await runCommand(['review', 'list'], { environment });
      expect([code, stderr]).toEqual([2, expect.stringContaining('is of https://api.example')]);
    }));

  test('the environment says as whom, and a profile that is named goes before it', () =>
    withFiles({}, async (home) => {
      const server = service();
      const environment = at(home, {
        PROMPTGATE_API_KEY: 'pg_other',
        PROMPTGATE_URL: url,
        PROMPTGATE_WORKSPACE: 'lab',
      });
      await runCommand(['review', 'list'], { environment, fetch: server.fetch });
      expect([tokenOf(server.received[0]!), server.received[0]!.params]).toEqual([
        'Bearer pg_other',
        { workspace: 'lab' },
      ]);
      const { code } = await runCommand(['review', 'list', '--profile', 'mine'], { environment });
      expect(code).toBe(2);
    }));
});

test('logout ends the session and forgets it', () =>
  withFiles({}, async (home) => {
    const server = service();
    const given = { environment: at(home), stdin: password, fetch: server.fetch };
    await runCommand(['login', '--url', url, '--email', user.email], given);
    expect((await runCommand(['logout'], given)).stdout).toBe('Forgot the profile "default" and ended its session.\n');
    expect([server.count('deleteCurrentSession'), stored(home).profiles]).toEqual([1, {}]);
  }));
