import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { promptFile } from '#demo/story.ts';
import { demanded, harmless, newOrganisation, workspace } from '#test/support/organisation.ts';

const { apiUrl } = inject('stack');
const organisation = await newOrganisation(apiUrl);
const { owner, nobody, credentials } = organisation;

const folder = mkdtempSync(join(tmpdir(), 'promptgate-cli-e2e-'));
const bundle = join(folder, 'promptgate.mjs');
const home = join(folder, 'home');

type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const started = (command: string, words: readonly string[], cwd: string) => {
  const { PATH, HOME } = process.env;
  return spawn(command, [...words], { cwd, env: { PATH, HOME, XDG_CONFIG_HOME: home } });
};
const ended = (child: ChildProcess): Promise<Ran> => {
  const written = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => (written.stdout += chunk));
  child.stderr?.on('data', (chunk) => (written.stderr += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...written })));
};

/** Runs the built program as people and pipelines do, with this on its standard input. */
const cli = (words: readonly string[], input = ''): Promise<Ran> => {
  const child = started(process.execPath, [bundle, ...words], folder);
  child.stdin.end(input);
  return ended(child);
};
const json = ({ stdout }: Ran) => JSON.parse(stdout);

/** Somebody who joins with a password of their own. */
const joined = async (role: string) => {
  const email = `${role}.${randomBytes(6).toString('hex')}@example.com`;
  const password = randomBytes(18).toString('base64url');
  const invited = { email, role: 'member', workspaces: [{ workspace: 'default', role }] };
  const { invitation } = await demanded(
    owner.call<{ invitation: { token: string } }>('POST', '/v1/members', invited),
    201,
  );
  await demanded(nobody('POST', '/v1/invitations/accept', { token: invitation.token, password }), 200);
  return { email, password };
};

const write = (name: string, prompt: unknown) =>
  writeFileSync(join(folder, 'prompts', `${name}.json`), JSON.stringify(prompt, undefined, 2));

beforeAll(async () => {
  mkdirSync(join(folder, 'prompts'));
  const built = await ended(started(process.execPath, ['tools/bundle-cli.ts', '--output', bundle], process.cwd()));
  expect([built.code, built.stderr]).toEqual([0, '']);

  const editor = await joined('editor');
  const people = [
    ['editor', editor],
    ['owner', credentials],
  ] as const;
  for (const [profile, { email, password }] of people) {
    const login = await cli(['login', '--url', apiUrl, '--email', email, '--profile', profile], password);
    expect([login.code, login.stderr]).toEqual([0, '']);
    expect(login.stdout).not.toContain(password);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

test('credentials are kept for their owner alone, and no password is', () => {
  const file = join(home, 'promptgate/credentials.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain(credentials.password);
});

test('a folder is pushed and scanned; a vulnerable prompt is blocked; a second push changes nothing', async () => {
  write('triage', harmless('one'));
  const first = await cli(['push', '--profile', 'editor', '--note', 'first']);
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('scanned 1 of 1')]);
  expect(json(first).pushed).toMatchObject([{ name: 'triage', action: 'created', version: 1, status: 'ready' }]);

  write('refund-agent', await promptFile('refund-agent'));
  const second = await cli(['push', '--profile', 'editor', '--format', 'text']);
  expect([second.code, second.stdout]).toEqual([
    1,
    expect.stringMatching(/\+ {2}refund-agent@1 .* blocked · 2 critical/),
  ]);
  expect(second.stdout).toMatch(/= {2}triage@1 .* ready/);

  const third = await cli(['push', '--profile', 'editor']);
  expect(third.code).toBe(1);
  expect(json(third).pushed.map(({ action }: { action: string }) => action)).toEqual(['unchanged', 'unchanged']);
  rmSync(join(folder, 'prompts/refund-agent.json'));
});

test('what is pulled is pushed again without a change', async () => {
  const pulled = await cli(['pull', 'triage', '--to', 'copy', '--profile', 'editor']);
  expect(json(pulled).pulled).toMatchObject([{ name: 'triage', action: 'written', path: 'copy/triage.yaml' }]);
  const plan = await cli(['push', 'copy', '--dry-run', '--profile', 'editor']);
  expect(json(plan).prompts).toMatchObject([{ name: 'triage', action: 'keep', latestVersion: 1 }]);
});

test('a version is reviewed by a second person, rolled out, watched, replaced and taken back', async () => {
  const early = await cli(['rollout', 'start', 'triage@1', '-e', 'production', '--profile', 'owner']);
  expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('(not_approved)')]);

  expect(json(await cli(['push', '--review', '--profile', 'editor'])).pushed).toMatchObject([{ status: 'in_review' }]);
  const own = await cli(['review', 'approve', 'triage', '--profile', 'editor']);
  expect([own.code, own.stderr]).toEqual([1, expect.stringContaining('Let somebody else decide')]);
  const approved = await cli(['review', 'approve', 'triage', '--comment', 'fine', '--profile', 'owner']);
  expect([approved.code, json(approved).status]).toEqual([0, 'approved']);

  const steps = ['--steps', '25:1s,100:1s', '--watch'];
  const out = await cli(['rollout', 'start', 'triage@1', '-e', 'production', ...steps, '--profile', 'owner']);
  expect([out.code, json(out)]).toEqual([0, expect.objectContaining({ status: 'completed', percent: 100 })]);
  expect(out.stderr).toMatch(/ramping {2}25 %[\s\S]*completed {2}100 %/);

  write('triage', harmless('two'));
  expect((await cli(['push', '--review', '--profile', 'editor'])).code).toBe(0);
  expect((await cli(['diff', 'triage@2', '--profile', 'editor', '--format', 'text'])).stdout).toContain('+');
  await cli(['review', 'approve', 'triage@2', '--profile', 'owner']);
  const second = await cli([
    'rollout',
    'start',
    'triage@2',
    '-e',
    'production',
    '--steps',
    '25:10m,100:10m',
    '--profile',
    'owner',
  ]);
  expect(json(second)).toMatchObject({ status: 'ramping', percent: 25, stableVersion: 1 });

  const words = ['rollout', 'watch', 'triage', '--format', 'text', '--profile', 'owner'];
  const child = started(process.execPath, [bundle, ...words], folder);
  const watching = ended(child);
  await once(child.stdout, 'data');
  const back = await cli(['rollback', 'triage', '-e', 'production', '--reason', 'wrong tone', '--profile', 'owner']);
  expect([back.code, json(back).rolledBack]).toEqual([0, 'rollout']);
  const watched = await watching;
  expect([watched.code, watched.stdout]).toEqual([1, expect.stringMatching(/rolled back {2}0 %.*wrong tone/)]);
});

test('everyone is served the version before, and the audit trail says why', async () => {
  for (const subject of ['a', 'b', 'c']) {
    const words = ['resolve', 'triage', '-e', 'production', '--subject', subject, '--profile', 'editor'];
    expect(json(await cli(words))).toMatchObject({ version: 1, variant: 'stable' });
  }
  const events = await cli(['events', '--once', '--profile', 'owner']);
  const actions = events.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).action);
  expect(actions).toEqual(expect.arrayContaining(['prompt.create', 'version.create', 'rollout.start']));
  expect(actions.indexOf('version.create')).toBeLessThan(actions.indexOf('rollout.start'));
});

test('a worse version is rolled back while it is watched, and would not have been under other guardrails', async () => {
  const product = await organisation.key('read');
  const steps = ['--steps', '25:10m,100:10m', '--watch'];
  const watching = cli(['rollout', 'start', 'triage@2', '-e', 'production', ...steps, '--profile', 'owner']);
  let isOver = false;
  void watching.then(() => {
    isOver = true;
  });
  const path = `${workspace}/prompts/triage/resolve?environment=production&subject=`;
  for (let number = 0; !isOver; number += 8) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, one) =>
        product.call<{ version: number; exposure: string }>('GET', `${path}s${number + one}`),
      ),
    );
    const outcomes = answers.map(({ body: { exposure, version } }, one) => ({
      id: `cli-${number + one}`,
      exposure,
      success: version === 1,
    }));
    await demanded(product.call('POST', `${workspace}/outcomes`, { outcomes }), 202);
  }
  const watched = await watching;
  expect([watched.code, json(watched)]).toEqual([
    1,
    expect.objectContaining({
      status: 'rolled_back',
      decision: expect.objectContaining({ guardrail: 'compareToStable.errorRate' }),
    }),
  ]);
  expect(watched.stderr).toContain('Rolled back by compareToStable.errorRate: ');

  const replay = ['rollouts', 'replay', json(watched).id, '--prompt', 'triage', '--profile', 'owner'];
  const same = await cli(replay);
  expect([same.code, json(same)]).toEqual([
    1,
    expect.objectContaining({ wouldRollBack: true, guardrail: 'compareToStable.errorRate' }),
  ]);
  const lenient = await cli([...replay, '--guardrails', '{"compareToStable":{"errorRate":false,"reports":false}}']);
  expect([lenient.code, json(lenient).wouldRollBack]).toEqual([0, false]);
});

test('an API key in the environment works in a pipeline, and does no more than its scopes allow', async () => {
  const { token } = await organisation.key('write');
  const env = { PATH: process.env['PATH'], PROMPTGATE_URL: apiUrl, PROMPTGATE_API_KEY: token };
  const run = (words: readonly string[]) => {
    const child = spawn(process.execPath, [bundle, ...words], { cwd: folder, env });
    child.stdin.end();
    return ended(child);
  };
  expect((await run(['push'])).code).toBe(0);
  const refused = await run(['rollback', 'triage', '-e', 'production']);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('(insufficient_scope)')]);
  expect(refused.stderr).not.toContain(token);
  const { body } = await owner.call<{ data: unknown[] }>('GET', `${workspace}/prompts/triage/versions`);
  expect(body.data).toHaveLength(2);
});
