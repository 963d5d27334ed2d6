import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getRollout } from '#functions/rollouts/get-rollout.ts';
import { listRollouts } from '#functions/rollouts/list-rollouts.ts';
import { tickRollout } from '#functions/rollouts/tick-rollout.ts';
import { rolloutView } from '#shared/contracts/rollout-view.ts';
import { outcomeRepository } from '#shared/data/outcome-repository.ts';
import { countableOutcome } from '#shared/domain/outcome-counts.ts';
import { racingWorld, rolloutWorld, tenant } from '#test/support/rollouts.ts';
import { asked, organisationA } from '#test/support/world.ts';

type World = Awaited<ReturnType<typeof rolloutWorld>>;

/** Counts outcomes of calls served in the present minute. */
const report = async (
  { openTable, dependencies }: World,
  { id, epoch }: { readonly id: string; readonly epoch: number },
  { canary = 0, canaryErrors = 0, stable = 0 },
) => {
  const exposedAt = Math.floor(dependencies.now().getTime() / 1000);
  const calls = Array.from({ length: canary + stable }, (_, index) =>
    countableOutcome(
      {
        id: `${exposedAt}-${index}`,
        prompt: 'greeting',
        rollout: id,
        arm: index < canary ? 'canary' : 'stable',
        epoch,
        exposedAt,
        caller: (index % 50) * Math.ceil(2 ** 32 / 50),
        resolved: true,
        success: index >= canaryErrors,
        latencyMs: 100,
      },
      { slowAboveMs: null, maxOutcomesPerCaller: null, blockSeconds: 60 },
    ),
  );
  await outcomeRepository(openTable).count(tenant, 'default', calls, dependencies.now());
};

test('a ramp goes on by itself, step by step, until the version is stable', async () => {
  const { start, tick, effects, record, rowsOf, measured } = await rolloutWorld();
  const { id } = await start();

  expect(await tick(id)).toEqual({ outcome: 'nothing' });
  effects.advance(60);
  expect(await tick(id)).toEqual({ outcome: 'advanced' });
  expect(await record()).toMatchObject({ percent: 100, stable: null });
  effects.advance(60);
  expect(await tick(id)).toEqual({ outcome: 'completed' });

  expect(await record()).toMatchObject({ stable: { version: 1 }, canary: null, percent: 0 });
  expect(rowsOf('ACTIVE')).toHaveLength(0);
  expect(rowsOf('RELEASE')).toMatchObject([{ environment: 'production', releases: [{ version: 1, rollout: id }] }]);
  expect(rowsOf('EVENT').map(({ event }) => (event as { type: string }).type)).toEqual([
    'rollout.started',
    'rollout.advanced',
    'rollout.completed',
  ]);
  expect(rowsOf('AUDIT').at(-1)).toMatchObject({ action: 'rollout.complete', actor: { type: 'system' } });
  expect(measured).toEqual(['RolloutAdvanced', 'RolloutCompleted']);
  expect(await tick(id)).toEqual({ outcome: 'ended' });
});

test('a canary that fails is taken back as soon as its minute has matured, and it says why', async () => {
  const world = await rolloutWorld();
  const { start, tick, effects, record, rowsOf, measured, release } = world;
  await release(1);
  const rollout = await start({
    version: 2,
    steps: [
      { percent: 25, holdSeconds: 3600 },
      { percent: 100, holdSeconds: 60 },
    ],
  });
  const before = rowsOf('AUDIT').length;
  await report(world, rollout, { canary: 40, canaryErrors: 40, stable: 120 });

  expect(await tick(rollout.id)).toEqual({ outcome: 'nothing' });
  effects.advance(180);
  expect(await tick(rollout.id)).toEqual({ outcome: 'rolled_back' });

  expect(await record()).toMatchObject({ stable: { version: 1 }, canary: null });
  const ended = rowsOf('ROLLOUT').find(({ id }) => id === rollout.id);
  expect(ended).toMatchObject({
    status: 'rolled_back',
    decision: { guardrail: 'compareToStable.errorRate', evidence: { canary: { count: 40, errors: 40 } } },
  });
  expect(rowsOf('AUDIT')).toHaveLength(before + 1);
  expect(rowsOf('AUDIT').at(-1)).toMatchObject({
    action: 'rollout.rollback',
    actor: { type: 'system', id: 'guardrail' },
    change: { reason: expect.stringContaining('fails more often than stable') },
  });
  expect(measured.at(-1)).toBe('RolledBack');

  const { dependencies } = world;
  const place = { workspace: 'default', prompt: 'greeting', rollout: rollout.id };
  expect(rolloutView.parse(await getRollout(dependencies, { ...asked(), ...place }))).toMatchObject({
    status: 'rolled_back',
    stats: { canary: { count: 40, errorRate: 1 }, stable: { count: 120, errorRate: 0 } },
    decision: { evidence: { pValue: expect.any(Number), canary: { count: 40, errors: 40 } } },
  });
  const query = { limit: 1, status: 'rolled_back' as const };
  expect(await listRollouts(dependencies, { ...asked(), ...place, query })).toMatchObject({
    data: [{ id: rollout.id, stats: { canary: { count: 40 } } }],
    nextCursor: null,
  });
});

test('evidence beyond all bounds still fits a database', async () => {
  const world = await rolloutWorld();
  const { start, tick, effects, rowsOf, release } = world;
  await release(1);
  const rollout = await start({
    version: 2,
    steps: [
      { percent: 25, holdSeconds: 3600 },
      { percent: 100, holdSeconds: 60 },
    ],
  });
  await report(world, rollout, { canary: 2000, canaryErrors: 2000, stable: 2000 });
  effects.advance(180);

  expect(await tick(rollout.id)).toEqual({ outcome: 'rolled_back' });
  const { decision } = rowsOf('ROLLOUT').find(({ id }) => id === rollout.id) as never as {
    decision: { evidence: { logE: number; pValue: number } };
  };
  expect(decision.evidence.logE).toBeGreaterThan(300);
  expect(decision.evidence.pValue).toBeGreaterThanOrEqual(1e-130);
});

test('evidence alone changes the rollout and nothing that anybody is served or told', async () => {
  const world = await rolloutWorld();
  const { start, tick, effects, record, rowsOf } = world;
  const rollout = await start({
    steps: [
      { percent: 25, holdSeconds: 3600 },
      { percent: 100, holdSeconds: 60 },
    ],
  });
  await report(world, rollout, { canary: 10 });
  const before = await record();
  effects.advance(180);

  expect(await tick(rollout.id)).toEqual({ outcome: 'observed' });
  expect(await tick(rollout.id)).toEqual({ outcome: 'nothing' });

  expect(await record()).toEqual(before);
  expect(rowsOf('ROLLOUT')).toMatchObject([{ evidence: { folded: { canary: { count: 10 } } } }]);
  expect(rowsOf('EVENT')).toHaveLength(1);
});

test('a message that comes before its time waits again, a quarter of an hour at most', async () => {
  const { dependencies, ticks, start } = await rolloutWorld();
  const { id } = await start();
  const message = { organisationId: organisationA, workspace: 'default', prompt: 'greeting', rollout: id };

  const soon = { ...message, notBefore: '2026-11-21T08:00:30.200Z' };
  const later = { ...message, notBefore: '2026-11-21T09:00:00.000Z' };
  expect(await tickRollout(dependencies, soon)).toEqual({ outcome: 'waits' });
  expect(await tickRollout(dependencies, later)).toEqual({ outcome: 'waits' });

  expect(ticks).toEqual([
    { message: soon, delaySeconds: 31 },
    { message: later, delaySeconds: 900 },
  ]);
});

test('a look that comes for a block which another has taken in has nothing to do', async () => {
  const world = await rolloutWorld();
  const { start, tick, effects, dependencies, published } = world;
  const rollout = await start({ steps: [25, 100].map((percent) => ({ percent, holdSeconds: 3600 })) });
  const block = Math.floor(dependencies.now().getTime() / 60_000);
  const place = { organisationId: organisationA, workspace: 'default', prompt: 'greeting', rollout: rollout.id };
  await report(world, rollout, { canary: 10 });
  effects.advance(180);

  expect(await tickRollout(dependencies, { ...place, block })).toEqual({ outcome: 'observed' });
  expect(await tickRollout(dependencies, { ...place, block })).toEqual({ outcome: 'seen' });
  expect(published).toHaveLength(1);
  expect(await tickRollout(dependencies, { ...place, block: block + 1 })).toEqual({ outcome: 'nothing' });
  expect(await tick(rollout.id)).toEqual({ outcome: 'nothing' });
});

test('a rollout that is not there is nobody’s concern', async () => {
  const { tick } = await rolloutWorld();

  expect(await tick('rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E')).toEqual({ outcome: 'gone' });
});

test('ticks that come at once take one step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 4 }), async (scheduler, many) => {
      const { start, tick, effects, rowsOf, record, race } = await racingWorld(scheduler);
      const { id } = await start({ steps: [10, 50, 100].map((percent) => ({ percent, holdSeconds: 60 })) });
      effects.advance(60);

      const answers = await race(Array.from({ length: many }, () => () => tick(id)));

      const outcomes = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.outcome : 'failed'));
      expect(outcomes.filter((outcome) => outcome === 'advanced')).toHaveLength(1);
      expect(outcomes).not.toContain('failed');
      expect(rowsOf('ROLLOUT')).toMatchObject([{ stepIndex: 1, percent: 50, revision: 2 }]);
      expect(await record()).toMatchObject({ percent: 50 });
      expect(rowsOf('EVENT')).toHaveLength(2);
    }),
    { numRuns: 50 },
  );
});

test('while the organisation is closed no hold runs out: the rollout is paused, and goes on when it is restored', async () => {
  const { start, tick, effects, become, rowsOf, dependencies } = await rolloutWorld();
  const { id } = await start();
  const place = { workspace: 'default', prompt: 'greeting', rollout: id };
  effects.advance(40);
  become('closed');

  expect(await tick(id)).toEqual({ outcome: 'paused' });
  effects.advance(7 * 24 * 3600);
  expect(await tick(id)).toEqual({ outcome: 'nothing' });
  become('open');
  expect(await tick(id)).toEqual({ outcome: 'resumed' });
  effects.advance(19);
  expect(await tick(id)).toEqual({ outcome: 'nothing' });
  effects.advance(1);
  expect(await tick(id)).toEqual({ outcome: 'advanced' });

  const { history } = await dependencies.rollouts.get(tenant, place);
  expect(history.map(({ event, actor, reason }) => [event, actor, reason]).slice(1, 3)).toEqual([
    ['paused', 'organisation', 'The organisation was closed.'],
    ['resumed', 'organisation', 'The organisation was restored.'],
  ]);
  expect(rowsOf('AUDIT').map(({ action }) => action)).toEqual(
    expect.arrayContaining(['rollout.pause', 'rollout.resume']),
  );
});

test('what a person has paused stays paused, whatever becomes of the organisation', async () => {
  const { start, pause, tick, become } = await rolloutWorld();
  const { id } = await start();
  await pause(id);

  become('closed');
  expect(await tick(id)).toEqual({ outcome: 'nothing' });
  become('open');
  expect(await tick(id)).toEqual({ outcome: 'nothing' });
});

test('while the organisation is closed or erased no canary is judged', async () => {
  const world = await rolloutWorld();
  const { start, tick, effects, become, release } = world;
  await release(1);
  const rollout = await start({ version: 2, steps: [25, 100].map((percent) => ({ percent, holdSeconds: 3600 })) });
  await report(world, rollout, { canary: 40, canaryErrors: 40, stable: 120 });
  effects.advance(180);

  become('gone');
  expect(await tick(rollout.id)).toEqual({ outcome: 'nothing' });
  become('closed');
  expect(await tick(rollout.id)).toEqual({ outcome: 'paused' });
  become('open');
  expect(await tick(rollout.id)).toEqual({ outcome: 'resumed' });
  expect(await tick(rollout.id)).toEqual({ outcome: 'rolled_back' });
});
