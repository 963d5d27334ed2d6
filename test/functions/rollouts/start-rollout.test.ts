import { expect, test } from 'vitest';
import { rolloutView } from '#shared/contracts/rollout-view.ts';
import { keys } from '#shared/data/keys.ts';
import { journalFor } from '#shared/domain/command.ts';
import { editor, rolloutWorld, tenant, versionOf } from '#test/support/rollouts.ts';

test('a first rollout serves its first share of callers from the same moment on', async () => {
  const { start, record, rowsOf } = await rolloutWorld();

  const rollout = await start();

  expect(rollout).toMatchObject({
    status: 'ramping',
    percent: 25,
    stableVersion: null,
    dueAt: '2026-11-21T08:01:00.000Z',
    stats: { canary: { count: 0, errorRate: null } },
  });
  expect(await record()).toMatchObject({
    stable: null,
    canary: { version: 1, messages: [{ role: 'system', content: 'Version 1 greets {{name}}.' }], model: null },
    percent: 25,
    rolloutId: rollout.id,
    epoch: 1,
    served: [1],
  });
  expect(rowsOf('AUDIT')).toMatchObject([{ action: 'rollout.start', target: rollout.id, workspace: 'default' }]);
  expect(rowsOf('EVENT')).toMatchObject([{ event: { type: 'rollout.started', data: { rollout: rollout.id } } }]);
});

test('the view keeps to itself what signs exposures and what the rollout knows', async () => {
  const { start } = await rolloutWorld();

  const view = rolloutView.parse(await start());

  expect(Object.keys(view)).not.toContain('seed');
  expect(JSON.stringify(view)).not.toContain('random-');
});

test('an editor rolls out to staging, and to production only an admin', async () => {
  const { start } = await rolloutWorld();

  await expect(start({ environment: 'staging' }, editor)).resolves.toMatchObject({ status: 'ramping' });
  await expect(start({}, editor)).rejects.toMatchObject({ code: 'forbidden' });
});

test.each([
  ['ready', {}],
  ['an approval of other content', { approval: { ...versionOf(1).approval!, contentHash: 'other' } }],
  ['an approval under another ruleset', { approval: { ...versionOf(1).approval!, ruleset: 'older' } }],
])('production takes no version with %s', async (_, some) => {
  const { start, put, record } = await rolloutWorld();
  await put(versionOf(1, _ === 'ready' ? { status: 'ready', approval: undefined } : some));

  await expect(start()).rejects.toMatchObject({ code: 'not_approved' });
  expect(await record()).toBeUndefined();
});

test('a version approved by breaking the glass is approved, and its ramp has the same rules', async () => {
  const { start, put } = await rolloutWorld();
  const approval = { ...versionOf(1).approval!, bypass: true };
  await put(versionOf(1, { approval, scan: { ...versionOf(1).scan, verdict: 'block' } }));

  await expect(start({ steps: [{ percent: 100, holdSeconds: 60 }] })).rejects.toMatchObject({
    code: 'validation_failed',
  });
  await expect(start()).resolves.toMatchObject({ percent: 25 });
});

test.each([
  ['scanning', 'scan_pending'],
  ['scan_failed', 'scan_incomplete'],
  ['blocked', 'critical_findings'],
] as const)('staging takes no version that is %s', async (status, code) => {
  const { start, put } = await rolloutWorld();
  await put(versionOf(1, { status }));

  await expect(start({ environment: 'staging' }, editor)).rejects.toMatchObject({ code });
});

test.each(['ready', 'in_review', 'approved', 'changes_requested', 'rejected'] as const)(
  'staging takes a version that is %s',
  async (status) => {
    const { start, put } = await rolloutWorld();
    await put(versionOf(1, { status }));

    await expect(start({ environment: 'staging' }, editor)).resolves.toMatchObject({ version: 1 });
  },
);

test('an approval withdrawn between reading and writing stops the start', async () => {
  const { start, put, record, rowsOf, dependencies } = await rolloutWorld();
  const { get } = dependencies.versions;
  const withdrawn: typeof get = async (...asked) => {
    const version = await get(...asked);
    await put(versionOf(1, { status: 'scanning', revision: 4 }));
    return version;
  };
  Object.assign(dependencies.versions, { get: withdrawn });

  await expect(start()).rejects.toMatchObject({ code: 'conflict' });
  expect(await record()).toBeUndefined();
  expect(rowsOf('ROLLOUT')).toHaveLength(0);
  expect(rowsOf('AUDIT')).toHaveLength(0);
});

test.each([
  ['changed', { minHoldSeconds: 90, revision: 2 }],
  ['deleted', undefined],
])('an environment %s between reading and writing stops the start', async (_, change) => {
  const { start, record, rowsOf, dependencies, openTable } = await rolloutWorld();
  const key = keys.environment(tenant, 'default', 'production');
  const { get } = dependencies.versions;
  const late: typeof get = async (...asked) => {
    await openTable(tenant).transact([change ? { update: key, set: change } : { delete: key }]);
    return get(...asked);
  };
  Object.assign(dependencies.versions, { get: late });

  await expect(start()).rejects.toMatchObject({ code: 'conflict' });
  expect(await record()).toBeUndefined();
  expect(rowsOf('ROLLOUT')).toHaveLength(0);
});

test('an environment that was found unused is not deleted once a rollout to it has begun', async () => {
  const { start, dependencies } = await rolloutWorld();
  const { environments } = dependencies;
  const environment = await environments.get(tenant, 'default', 'staging');
  await start({ environment: 'staging' });

  const journal = journalFor(dependencies, editor, { action: 'environment.delete', target: 'staging' });
  await expect(environments.remove(tenant, environment, journal)).rejects.toMatchObject({ code: 'conflict' });
});

test('a second rollout waits for the first, also when both start at once', async () => {
  const { start, rowsOf } = await rolloutWorld();

  const answers = await Promise.allSettled([start(), start({ version: 2 })]);

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'rollout_in_progress' },
  });
  expect(rowsOf('ROLLOUT')).toHaveLength(1);
  await expect(start({ version: 3 })).rejects.toMatchObject({ code: 'rollout_in_progress' });
});

test('environments are rolled out to independently', async () => {
  const { start } = await rolloutWorld();
  await start();

  await expect(start({ environment: 'staging' })).resolves.toMatchObject({ environment: 'staging' });
});

test('what an environment serves already is not rolled out again', async () => {
  const { start, release } = await rolloutWorld();
  await release(1);

  await expect(start()).rejects.toMatchObject({ code: 'already_serving' });
});

test.each([
  ['an unknown environment', { environment: 'nowhere' }],
  ['an unknown version', { version: 9 }],
])('%s is not found', async (_, body) => {
  const { start } = await rolloutWorld();

  await expect(start(body)).rejects.toMatchObject({ code: 'not_found' });
});

test('an archived prompt is not found', async () => {
  const { start, openTable } = await rolloutWorld();
  await openTable(tenant).transact([{ update: keys.prompt(tenant, 'default', 'greeting'), set: { archived: true } }]);

  await expect(start()).rejects.toMatchObject({ code: 'not_found' });
});

test('the stage sets a least hold below which no environment goes', async () => {
  const { start, dependencies } = await rolloutWorld();
  Object.assign(dependencies, { minHoldSeconds: 90 });

  await expect(start()).rejects.toMatchObject({
    code: 'validation_failed',
    faults: [{ path: 'body.steps.0.holdSeconds' }, { path: 'body.steps.1.holdSeconds' }],
  });
});

test('the guardrails of the request stand over those of the environment', async () => {
  const { start, dependencies } = await rolloutWorld();
  const { get } = dependencies.environments;
  const guarded: typeof get = async (...asked) => ({
    ...(await get(...asked)),
    guardrails: { maxErrorRate: 0.1, alpha: 0.05 },
  });
  Object.assign(dependencies.environments, { get: guarded });

  const { guardrails } = await start({ guardrails: { maxErrorRate: 0.02 } });

  expect(guardrails).toMatchObject({ maxErrorRate: 0.02, alpha: 0.05, compareToStable: { latency: true } });
});

test('two versions too long to be served together are refused before anything is written', async () => {
  const { start, put, release, rowsOf } = await rolloutWorld();
  const long = [{ role: 'system' as const, content: 'é'.repeat(110_000) }];
  await put(versionOf(1, { resolvedMessages: long }));
  await put(versionOf(2, { resolvedMessages: long }));
  await release(1);

  await expect(start({ version: 2 })).rejects.toMatchObject({ code: 'payload_too_large' });
  expect(rowsOf('ROLLOUT')).toHaveLength(1);
});

test('the start says how many rollouts of the version there were before', async () => {
  const { start, abort, put } = await rolloutWorld();
  // The ids of tests are of 2024.
  for (const version of [1, 2]) await put(versionOf(version, { createdAt: '2024-11-01T00:00:00.000Z' }));
  const restarts = [];
  for (const environment of ['production', 'production', 'staging', 'production']) {
    const rollout = await start({ environment });
    restarts.push(rollout.restarts);
    await abort(rollout.id);
  }
  const other = await start({ version: 2 });

  expect([...restarts, other.restarts]).toEqual([0, 1, 0, 2, 0]);
});

test('the cut-off for slow calls is that of stable’s latest hours, frozen at the start', async () => {
  const { start, release, dependencies } = await rolloutWorld();
  await release(1);
  const asked: unknown[] = [];
  const recentLatency: typeof dependencies.latencies.recentLatency = async (_tenant, place, now) => {
    asked.push({ ...place, now });
    return { 10: 90, 30: 10 };
  };
  Object.assign(dependencies.latencies, { recentLatency });

  const { slowAboveMs } = await start({ version: 2 });

  expect(asked).toEqual([
    { workspace: 'default', prompt: 'greeting', environment: 'production', version: 1, now: dependencies.now() },
  ]);
  expect(slowAboveMs).toBeCloseTo(1.25 ** 29.5, -1);
});

test('where nobody said how long calls take, latency is not judged', async () => {
  const { start, release } = await rolloutWorld();
  await release(1);

  const { slowAboveMs, health } = await start({ version: 2 });

  expect(slowAboveMs).toBeNull();
  expect(health.guardrails.map(({ guardrail }) => guardrail)).toEqual([
    'compareToStable.errorRate',
    'compareToStable.qualityScore',
    'compareToStable.reports',
  ]);
});
