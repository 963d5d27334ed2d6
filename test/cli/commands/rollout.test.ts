import { describe, expect, test } from 'vitest';
import { fakeServer, type Received, refuse, type Use } from '#test/sdk/fake-server.ts';
import { withFiles } from '../running.ts';
import { completed, ramping, rolledBack } from '../support/played-rollout.ts';
import { runCommand } from '../support/played-shell.ts';

const prompt = {
  id: 'prm_01JD6Y8Z3K5V7W9X1A2B3C4D5E',
  name: 'support-reply',
  description: '',
  tags: [],
  latestVersion: 4,
  createdAt: ramping.createdAt,
  createdBy: { type: 'user', id: 'usr_01JD6Y8Z3K5V7W9X1A2B3C4D5E' },
};
const release = {
  environment: 'production',
  version: 3,
  rollout: null,
  releasedAt: ramping.createdAt,
  previousVersion: 2,
  inProgress: null,
};

const live =
  (...rollouts: unknown[]): Use =>
  ({ query }) => ({
    data: query['status'] === 'paused' ? [] : rollouts,
    nextCursor: null,
  });

const asked = async (words: readonly string[], uses: Readonly<Record<string, Use>>, cwd = '/nowhere') => {
  const server = fakeServer(uses);
  const ran = await runCommand(words, { cwd, fetch: server.fetch });
  return { ...ran, last: server.received.at(-1) as Received, received: server.received };
};

describe('rollout start', () => {
  test('starts the version that is named, with its ramp and guardrails', async () => {
    const { code, stdout, last } = await asked(
      [
        ...['rollout', 'start', 'support-reply@4', '-e', 'production', '--steps', '5:10m, 25%:2h,100:90'],
        ...['--promotion', 'evidence', '--guardrails', '{"maxErrorRate":0.05}'],
      ],
      { startRollout: () => ramping },
    );
    expect(code).toBe(0);
    expect(last.body).toEqual({
      environment: 'production',
      version: 4,
      promotion: 'evidence',
      steps: [
        { percent: 5, holdSeconds: 600 },
        { percent: 25, holdSeconds: 7200 },
        { percent: 100, holdSeconds: 90 },
      ],
      guardrails: { maxErrorRate: 0.05 },
    });
    expect(stdout).toContain('support-reply@4 → production  ramping');
  });

  test('starts the latest version, with guardrails of a file, and watches it to its end', () =>
    withFiles({ 'guardrails.yaml': 'alpha: 0.001\n' }, async (cwd) => {
      const words = [
        'rollout',
        'start',
        'support-reply',
        '-e',
        'production',
        '--guardrails',
        'guardrails.yaml',
        '--watch',
      ];
      const uses = { getPrompt: () => prompt, startRollout: () => ramping, getRollout: () => rolledBack };
      const { code, stdout, received } = await asked(words, uses, cwd);
      expect(received[1]?.body).toEqual({ environment: 'production', version: 4, guardrails: { alpha: 0.001 } });
      expect([code, stdout]).toEqual([1, expect.stringContaining('✗ Rolled back by')]);
    }));

  test('of a version that is not approved is refused by a guard, and says what to do next', async () => {
    const { code, stderr } = await asked(['rollout', 'start', 'a@1', '-e', 'production'], {
      startRollout: () => refuse('not_approved'),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Ask for a review first: promptgate review request <prompt>@<version>.');
  });

  test.each([
    [['rollout'], 'what to do with a rollout is missing'],
    [['rollout', 'begin', 'a'], 'what to do is one of start, watch'],
    [['rollout', 'start', 'a@1'], '--environment is missing'],
    [['rollout', 'start', 'A b', '-e', 'x'], '"A b" names no prompt'],
    [['rollout', 'start', 'a@1', '-e', 'x', '--steps', '5'], 'a step is PERCENT:HOLD'],
    [['rollout', 'start', 'a@1', '-e', 'x', '--guardrails', 'nowhere.json'], 'is JSON or a file'],
    [['rollout', 'replay', 'rol_1'], '--prompt is missing'],
    [['rollout', 'list', 'a', 'b'], '"b" is one word too many'],
    [['rollout', 'list', 'a', '--format', 'xml'], '--format is one of text, json'],
  ])('%j is wrong usage', async (words, message) => {
    const { code, stderr } = await runCommand(words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).toContain('Try: promptgate help rollout');
  });
});

describe('a rollout in progress', () => {
  test.each([
    ['pause', 'pauseRollout'],
    ['resume', 'resumeRollout'],
    ['promote', 'promoteRollout'],
    ['abort', 'abortRollout'],
  ])('is found and moved by %s', async (verb, operation) => {
    const uses = { listRollouts: live(ramping), [operation]: () => ramping };
    const { code, last } = await asked(['rollout', verb, 'support-reply', '--reason', 'why not'], uses);
    expect([code, last.operationId, last.body]).toEqual([0, operation, { reason: 'why not' }]);
    expect(last.params).toMatchObject({ prompt: 'support-reply', rollout: ramping.id });
  });

  test('has to be named where there are several, and is told of where there is none', async () => {
    const staging = { ...ramping, environment: 'staging' };
    const several = await asked(['rollout', 'pause', 'support-reply'], { listRollouts: live(ramping, staging) });
    expect([several.code, several.stderr]).toEqual([2, expect.stringContaining('production, staging; say which')]);
    const none = await asked(['rollout', 'watch', 'support-reply'], { listRollouts: live() });
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('promptgate rollout list support-reply')]);
  });

  test('is listed with those that ended', async () => {
    const { stdout } = await asked(['rollout', 'list', 'support-reply'], {
      listRollouts: () => ({ data: [ramping, rolledBack], nextCursor: null }),
    });
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^rol_\S+ {2}\S+ {2}support-reply@4 {2}production {2}ramping {6}25 %/),
      expect.stringContaining('compareToStable.errorRate'),
    ]);
  });
});

describe('rollback', () => {
  test('takes the rollout in progress back, else the release', async () => {
    const words = ['rollback', 'support-reply', '--environment', 'production'];
    const rollout = await asked(words, { listRollouts: live(ramping), rollbackRollout: () => rolledBack });
    expect([rollout.code, rollout.last.operationId]).toEqual([0, 'rollbackRollout']);
    expect(rollout.stdout).toContain('every caller in production gets version 3');
    const back = await asked(words, { listRollouts: live(), rollbackRelease: () => ({ ...release, version: 2 }) });
    expect([back.code, back.stdout]).toEqual([0, 'Rolled the release back: production serves support-reply@2.\n']);
  });
});

describe('replaying a rollout', () => {
  const at = '2026-11-21T08:00:00.000Z';
  const counts = (count: number, errors: number) => ({
    ...{ count, errors, slow: 0, qualityCount: 0, qualitySum: 0, qualitySumSquares: 0, exposed: count },
  });
  const first = Math.floor(Date.parse(at) / 60_000);
  const blocks = Array.from({ length: 12 }, (_, minute) => ({
    id: first + minute,
    at: new Date((first + minute) * 60_000).toISOString(),
    epoch: 7,
    percent: 25,
    stable: counts(300, 3),
    canary: counts(100, 5),
  }));
  const uses = {
    getRollout: () => completed,
    listRolloutBlocks: () => ({ data: blocks, nextCursor: null }),
  };
  const words = ['rollout', 'replay', completed.id, '--prompt', 'support-reply'];

  test('tells whether and when it would have been rolled back', async () => {
    const { code, stdout } = await asked(words, uses);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^✗ It would have been rolled back at 2026-11-21T08:\d\d:00\.000Z by compareToStable\.errorRate: /,
    );
    expect(stdout).toContain('It is completed. Judged anew from 12 blocks');
  });

  test('under other guardrails comes to another end', async () => {
    const margin = await asked([...words, '--guardrails', '{"margin":{"errorRate":20}}'], uses);
    expect([margin.code, margin.stdout]).toEqual([0, expect.stringContaining('It would not have been rolled back.')]);
    const off = '{"compareToStable":{"errorRate":false},"maxErrorRate":0.5}';
    expect((await asked([...words, '--guardrails', off, '--format', 'json'], uses)).code).toBe(0);
  });

  test('refuses settings that there are not, and a cut-off that was not counted with', async () => {
    const unknown = await asked([...words, '--guardrails', '{"maxErrors":1}'], uses);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('maxErrors is no guardrail setting')]);
    const cut = await asked([...words, '--guardrails', '{"maxLatencyMs":5}'], uses);
    expect([cut.code, cut.stderr]).toEqual([2, expect.stringContaining('slow above 1800 ms')]);
  });
});
