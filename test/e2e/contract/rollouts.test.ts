import { describe, expect, inject, test } from 'vitest';
import { until } from '#demo/api.ts';
import {
  addVersion,
  approvedPrompt,
  demanded,
  harmless,
  newOrganisation,
  type RolloutView,
  release,
  workspace,
} from '#test/support/organisation.ts';
import {
  expectEntityTag,
  forbidden,
  id,
  insufficient,
  notFound,
  number,
  postTwice,
  refusal,
  text,
  time,
} from './shapes.ts';

const organisation = await newOrganisation(inject('stack').apiUrl);
const { owner } = organisation;
const [editor, reviewer, viewer] = [
  await organisation.join('editor'),
  await organisation.join('reviewer'),
  await organisation.join('viewer'),
];
await approvedPrompt(organisation, 'shipped', 2);
const { version: unapproved } = await addVersion(editor, 'shipped', harmless('3'));
const path = `${workspace}/prompts/shipped`;
const rollouts = `${path}/rollouts`;

const slow = [
  { percent: 10, holdSeconds: 600 },
  { percent: 50, holdSeconds: 600 },
  { percent: 100, holdSeconds: 600 },
];
const start = (who: typeof owner, body: object = {}) =>
  who.call<RolloutView>('POST', rollouts, { environment: 'production', version: 1, steps: slow, ...body });
const move = (who: typeof owner, rollout: string, verb: string, body: object = { reason: 'as told' }) =>
  who.call<RolloutView & { history: object[] }>('POST', `${rollouts}/${rollout}/${verb}`, body);
const arm = { count: 0, errors: 0, errorRate: null, qualityCount: 0, qualityMean: null, latencyP95Ms: null };

describe('starting a rollout', () => {
  test('answers all of it, and there is one at a time', async () => {
    const guardrails = { maxErrorRate: 0.1, compareToStable: { latency: false }, minSamples: 5 };
    const answer = await postTwice<RolloutView>(owner.call, rollouts, {
      environment: 'production',
      version: 1,
      steps: slow,
      guardrails,
    });

    expect([answer.status, answer.body]).toEqual([
      201,
      {
        id: id('rol'),
        prompt: 'shipped',
        environment: 'production',
        version: 1,
        stableVersion: null,
        status: 'ramping',
        stepIndex: 0,
        percent: 10,
        steps: slow,
        promotion: 'timed',
        guardrails: {
          maxErrorRate: 0.1,
          minSamples: 5,
          alpha: 0.01,
          compareToStable: { errorRate: true, qualityScore: true, latency: false, reports: true },
          margin: { errorRate: 1, latency: 1, qualityScore: 0 },
          qualityTest: 'mixture',
        },
        slowAboveMs: null,
        stepStartedAt: time,
        dueAt: time,
        held: null,
        restarts: 0,
        health: {
          shareMismatch: { logE: 0, threshold: number, expectedShare: null, observedShare: null, holds: false },
          guardrails: [{ guardrail: 'maxErrorRate', logE: 0, threshold: number, pValue: 1, alpha: 0.01 }],
        },
        stats: { stable: arm, canary: arm },
        history: [{ at: time, actor: owner.id, percent: 10, event: 'started' }],
        createdAt: time,
      },
    ]);
    expect(await refusal(start(owner, { version: 2 }))).toEqual([409, 'rollout_in_progress']);
    const one = `${rollouts}/${answer.body.id}`;
    expect((await viewer.call('GET', one)).body).toEqual(answer.body);
    await expectEntityTag(viewer.call, one);
    expect(await refusal(viewer.call('GET', `${rollouts}/rol_${'0'.repeat(26)}`))).toEqual(notFound);
    await demanded(move(owner, answer.body.id, 'abort'), 200);
  });

  test('takes approved versions alone in production, and scanned ones elsewhere', async () => {
    expect(await refusal(start(owner, { version: unapproved }))).toEqual([409, 'not_approved']);
    const staged = await demanded(start(editor, { environment: 'staging', version: unapproved }), 201);
    await demanded(move(editor, staged.id, 'abort'), 200);
    expect(await refusal(start(owner, { version: 99 }))).toEqual(notFound);
    expect(await refusal(start(owner, { environment: 'nowhere' }))).toEqual(notFound);
  });

  test('is for editors outside production, and for admins and deploy keys everywhere', async () => {
    expect(await refusal(start(editor))).toEqual(forbidden);
    for (const who of [reviewer, viewer]) {
      expect(await refusal(start(who, { environment: 'staging' }))).toEqual(forbidden);
    }
    const [read, write, deploy] = [
      await organisation.key('read'),
      await organisation.key('write'),
      await organisation.key('deploy'),
    ];
    expect(await refusal(start(read))).toEqual(insufficient);
    expect(await refusal(start(write, { environment: 'staging' }))).toEqual(insufficient);
    const { id: rollout } = await demanded(start(deploy), 201);
    for (const verb of ['pause', 'resume', 'promote', 'rollback', 'abort']) {
      expect(await refusal(move(editor, rollout, verb))).toEqual(forbidden);
      expect(await refusal(move(viewer, rollout, verb))).toEqual(forbidden);
    }
    await demanded(move(deploy, rollout, 'rollback'), 200);
  });

  test.each([
    ['no step below 100', [[100, 60]], 'body.steps'],
    ['an end below 100', [[10, 60]], 'body.steps'],
    ['no steps', [], 'body.steps'],
    [
      'a first step above 25',
      [
        [26, 60],
        [100, 60],
      ],
      'body.steps.0.percent',
    ],
    [
      'steps that fall',
      [
        [20, 60],
        [10, 60],
        [100, 60],
      ],
      'body.steps.1.percent',
    ],
    [
      'steps that stay',
      [
        [20, 60],
        [20, 60],
        [100, 60],
      ],
      'body.steps.1.percent',
    ],
    [
      'a step of nobody',
      [
        [0, 60],
        [100, 60],
      ],
      'body.steps.0.percent',
    ],
    [
      'a step above 100',
      [
        [10, 60],
        [101, 60],
      ],
      'body.steps.1.percent',
    ],
    [
      'no hold',
      [
        [10, 0],
        [100, 60],
      ],
      'body.steps.0.holdSeconds',
    ],
    [
      'a last step without a hold',
      [
        [10, 60],
        [100, 0],
      ],
      'body.steps.1.holdSeconds',
    ],
  ] as const)('with %s is refused', async (_what, ramp, place) => {
    const steps = ramp.map(([percent, holdSeconds]) => ({ percent, holdSeconds }));
    expect(await refusal(start(owner, { steps }))).toEqual([400, 'validation_failed', place]);
  });

  test('may begin with more than 25 % where nothing is protected, and never with all', async () => {
    const [half, all] = [
      [
        { percent: 50, holdSeconds: 60 },
        { percent: 100, holdSeconds: 60 },
      ],
      [{ percent: 100, holdSeconds: 60 }],
    ];
    expect(await refusal(start(owner, { environment: 'staging', steps: all }))).toEqual([
      400,
      'validation_failed',
      'body.steps',
    ]);
    const { id: rollout } = await demanded(start(owner, { environment: 'staging', steps: half }), 201);
    await demanded(move(owner, rollout, 'abort'), 200);
  });
});

describe('a rollout in progress', () => {
  test('is paused, resumed, promoted and rolled back, and its history says by whom', async () => {
    const { id: rollout } = await demanded(start(owner), 201);

    expect((await move(owner, rollout, 'pause')).body).toMatchObject({ status: 'paused', percent: 10, dueAt: null });
    expect(await refusal(move(owner, rollout, 'pause'))).toEqual([409, 'conflict']);
    expect(await refusal(move(owner, rollout, 'promote'))).toEqual([409, 'conflict']);
    expect((await move(owner, rollout, 'resume', {})).body).toMatchObject({ status: 'ramping', dueAt: time });
    expect(await refusal(move(owner, rollout, 'resume'))).toEqual([409, 'conflict']);
    const promoted = await postTwice<RolloutView>(owner.call, `${rollouts}/${rollout}/promote`);
    expect(promoted.body).toMatchObject({ status: 'ramping', stepIndex: 1, percent: 50 });
    expect((await move(owner, rollout, 'promote')).body).toMatchObject({ stepIndex: 2, percent: 100 });
    expect(await refusal(move(owner, rollout, 'promote'))).toEqual([409, 'hold_not_over']);

    const back = await move(owner, rollout, 'rollback');
    expect(back.body).toMatchObject({ status: 'rolled_back', percent: 0, dueAt: null });
    const by = { at: time, actor: owner.id };
    expect(back.body.history).toEqual([
      { ...by, percent: 10, event: 'started' },
      { ...by, percent: 10, event: 'paused', reason: 'as told' },
      { ...by, percent: 10, event: 'resumed' },
      { ...by, percent: 50, event: 'advanced' },
      { ...by, percent: 100, event: 'advanced', reason: 'as told' },
      { ...by, percent: 0, event: 'rolled_back', reason: 'as told' },
    ]);
    for (const verb of ['pause', 'resume', 'promote', 'rollback', 'abort']) {
      expect(await refusal(move(owner, rollout, verb))).toEqual([409, 'conflict']);
    }
  });

  test('has its blocks listed, oldest first, for whoever may read it', async () => {
    const { id: rollout } = await demanded(start(owner), 201);
    const blocks = `${rollouts}/${rollout}/blocks`;

    expect((await viewer.call('GET', blocks)).body).toEqual({ data: [], nextCursor: null });
    expect(await refusal(viewer.call('GET', `${rollouts}/rol_${'0'.repeat(26)}/blocks`))).toEqual(notFound);
    const exposures = await Promise.all(
      Array.from({ length: 24 }, (_, number) =>
        viewer.call<{ exposure: string }>('GET', `${path}/resolve?environment=production&subject=b${number}`),
      ),
    );
    const outcomes = exposures
      .filter(({ status }) => status === 200)
      .map(({ body }, number) => ({
        id: `block-${number}`,
        exposure: body.exposure,
        success: true,
        qualityScore: 0.5,
      }));
    await demanded(viewer.call('POST', `${workspace}/outcomes`, { outcomes }), 202);
    const total = (page: { data: { canary: { count: number } }[] }) =>
      page.data.reduce((sum, { canary }) => sum + canary.count, 0);
    const { body } = await until(
      () => viewer.call<{ data: { id: number; canary: { count: number } }[]; nextCursor: null }>('GET', blocks),
      (answer) => total(answer.body) === outcomes.length,
    );

    expect(body.nextCursor).toBeNull();
    expect(body.data.map((block) => block.id)).toEqual(body.data.map((block) => block.id).toSorted());
    const counts = { count: number, errors: 0, slow: 0, qualityCount: number, qualitySum: number, exposed: number };
    expect(body.data[0]).toEqual({
      id: number,
      at: time,
      epoch: number,
      percent: null,
      stable: { ...counts, qualitySumSquares: number },
      canary: { ...counts, qualitySumSquares: number },
    });
    await demanded(move(owner, rollout, 'rollback'), 200);
  });

  test('is listed, newest first, by environment and status', async () => {
    const list = (query = '') =>
      viewer.call<{ data: RolloutView[]; nextCursor: string | null }>('GET', `${rollouts}${query}`);
    const all = (await list()).body.data;

    expect(all.length).toBeGreaterThan(3);
    expect(all.map((one) => one.id)).toEqual(
      all
        .map((one) => one.id)
        .toSorted()
        .toReversed(),
    );
    expect((await list('?status=rolled_back')).body.data.map(({ status }) => status)).toEqual([
      'rolled_back',
      'rolled_back',
      'rolled_back',
    ]);
    expect((await list('?environment=staging&limit=1')).body).toMatchObject({
      data: [{ environment: 'staging' }],
      nextCursor: text,
    });
    expect(await refusal(viewer.call('GET', `${workspace}/prompts/nowhere/rollouts`))).toEqual(notFound);
  });
});

describe('releases', () => {
  const releases = `${path}/releases`;
  const rollback = `${releases}/production/rollback`;
  const listed = async () => (await viewer.call<{ data: object[] }>('GET', releases)).body;

  test('are what each environment serves, and the last is taken back at once', async () => {
    expect(await listed()).toEqual({ data: [], nextCursor: null });
    expect(await refusal(owner.call('POST', rollback, {}))).toEqual(notFound);
    await release(organisation, 'shipped', 1);
    expect(await refusal(owner.call('POST', rollback, {}))).toEqual([409, 'conflict']);
    expect(await refusal(start(owner))).toEqual([409, 'already_serving']);
    expect(await refusal(editor.call('DELETE', path))).toEqual([409, 'in_use']);
    await release(organisation, 'shipped', 2);

    const view = { environment: 'production', rollout: id('rol'), releasedAt: time, inProgress: null };
    expect(await listed()).toEqual({ data: [{ ...view, version: 2, previousVersion: 1 }], nextCursor: null });
    const next = await demanded(start(owner), 201);
    expect(await listed()).toMatchObject({
      data: [{ version: 2, inProgress: { rollout: next.id, version: 1, percent: 10 } }],
    });
    expect(await refusal(owner.call('POST', rollback, {}))).toEqual([409, 'rollout_in_progress']);
    expect((await move(owner, next.id, 'abort')).body).toMatchObject({ status: 'aborted', percent: 0 });
    expect(await refusal(editor.call('POST', rollback, {}))).toEqual(forbidden);

    const answer = await postTwice(owner.call, rollback, { reason: 'Customers complain.' });
    expect([answer.status, answer.body]).toEqual([200, { ...view, version: 1, previousVersion: null }]);
    const resolved = await until(
      () => viewer.call<{ version: number }>('GET', `${path}/resolve?environment=production&subject=any`),
      ({ body }) => body.version === 1,
      2,
    );
    expect(resolved.body).toMatchObject({ version: 1, variant: 'stable', rolloutId: null });
  });
});
