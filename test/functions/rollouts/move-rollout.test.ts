import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editor, racingWorld, rolloutWorld } from '#test/support/rollouts.ts';

test('a rollback takes every caller back in the same transaction', async () => {
  const { release, start, rollback, record, rowsOf, measured } = await rolloutWorld();
  await release(1);
  const { id } = await start({ version: 2 });

  const rolledBack = await rollback(id, 'Customers complain.');

  expect(rolledBack).toMatchObject({ status: 'rolled_back', percent: 0, dueAt: null });
  expect(rolledBack.history.at(-1)).toMatchObject({ event: 'rolled_back', reason: 'Customers complain.' });
  expect(await record()).toMatchObject({
    stable: { version: 1 },
    canary: null,
    rolloutId: null,
    percent: 0,
    epoch: rolledBack.epoch,
    served: [1, 2],
  });
  expect(rowsOf('ACTIVE')).toHaveLength(0);
  expect(rowsOf('EVENT').at(-1)).toMatchObject({
    event: { type: 'rollout.rolled_back', data: { reason: 'Customers complain.' } },
  });
  expect(rowsOf('AUDIT').at(-1)).toMatchObject({ action: 'rollout.rollback', actor: { id: 'usr_admin' } });
  expect(measured).toContain('RolledBack');
});

test('a first release that is aborted leaves nothing to serve, and its environment free', async () => {
  const { start, abort, record, measured } = await rolloutWorld();
  const { id } = await start();

  expect(await abort(id)).toMatchObject({ status: 'aborted' });
  expect(await record()).toMatchObject({ stable: null, canary: null });
  expect(measured).not.toContain('RolledBack');
  await expect(start()).resolves.toMatchObject({ status: 'ramping', epoch: 3 });
});

test('a pause changes nothing for callers, and a resumed rollout has what was left of its hold', async () => {
  const { start, pause, resume, record, effects, rowsOf } = await rolloutWorld();
  const { id } = await start();
  const before = await record();
  effects.advance(20);

  expect(await pause(id)).toMatchObject({ status: 'paused', percent: 25, dueAt: null });
  expect(await record()).toEqual(before);
  expect(rowsOf('ACTIVE')).toHaveLength(1);
  effects.advance(1000);

  expect(await resume(id)).toMatchObject({ status: 'ramping', dueAt: '2026-11-21T08:17:40.000Z' });
});

test('a promotion goes one step on, and the last step keeps its hold', async () => {
  const { start, promote, record, effects, rowsOf } = await rolloutWorld();
  const { id } = await start();

  expect(await promote(id)).toMatchObject({ status: 'ramping', stepIndex: 1, percent: 100 });
  expect(await record()).toMatchObject({ percent: 100, stable: null, canary: { version: 1 } });
  expect(rowsOf('ACTIVE')).toMatchObject([{ percent: 100 }]);
  await expect(promote(id)).rejects.toMatchObject({ code: 'hold_not_over' });

  effects.advance(60);
  expect(await promote(id)).toMatchObject({ status: 'completed' });
  expect(await record()).toMatchObject({ stable: { version: 1 }, canary: null, rolloutId: null });
});

test('what has ended stays as it is', async () => {
  const { start, rollback, resume, promote, abort, pause } = await rolloutWorld();
  const { id } = await start();
  await rollback(id);

  for (const move of [rollback, resume, promote, abort, pause]) {
    await expect(move(id)).rejects.toMatchObject({ code: 'conflict' });
  }
});

test('in production an editor may not even pause', async () => {
  const { start, pause, rollback } = await rolloutWorld();
  const { id } = await start();

  await expect(pause(id, editor)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(rollback(id, undefined, editor)).rejects.toMatchObject({ code: 'forbidden' });
});

test('a rollout of another prompt or none is not found', async () => {
  const { pause } = await rolloutWorld();

  await expect(pause('rol_01JD6Y8Z3K5V7W9X1A2B3C4D5E')).rejects.toMatchObject({ code: 'not_found' });
});

test('of two admins who promote at once, one takes the step and the other is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { start, promote, record, rowsOf, race } = await racingWorld(scheduler);
      const { id } = await start({ steps: [10, 20, 50, 100].map((percent) => ({ percent, holdSeconds: 60 })) });

      const answers = await race([() => promote(id), () => promote(id)]);

      const steps = answers.filter(({ status }) => status === 'fulfilled').length;
      expect(steps).toBeGreaterThanOrEqual(1);
      expect(rowsOf('ROLLOUT')).toMatchObject([{ stepIndex: steps, revision: 1 + steps }]);
      expect(await record()).toMatchObject({ epoch: 1 + steps, percent: [10, 20, 50][steps] });
      for (const answer of answers) {
        if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
      }
    }),
    { numRuns: 100 },
  );
});

test('two promotions that saw the same step take one together', async () => {
  const { start, promote, dependencies, rowsOf } = await rolloutWorld();
  const { id } = await start({ steps: [10, 20, 50, 100].map((percent) => ({ percent, holdSeconds: 60 })) });
  const { save } = dependencies.rollouts;
  let first = true;
  const overtaken: typeof save = async (...change) => {
    if (first) {
      first = false;
      await promote(id);
    }
    await save(...change);
  };
  Object.assign(dependencies.rollouts, { save: overtaken });

  await expect(promote(id)).rejects.toMatchObject({ code: 'conflict' });
  expect(rowsOf('ROLLOUT')).toMatchObject([{ stepIndex: 1 }]);
});

test('a rollback is never lost to whatever happens at the same moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { start, promote, pause, tick, rollback, record, rowsOf, effects, race } = await racingWorld(scheduler);
      const { id } = await start({ steps: [10, 50, 100].map((percent) => ({ percent, holdSeconds: 60 })) });
      effects.advance(60);

      const acts: (() => Promise<unknown>)[] = [rollback, promote, tick, pause, tick].map((act) => () => act(id));
      const [rolledBack] = await race(acts);

      expect(rolledBack).toMatchObject({ status: 'fulfilled', value: { status: 'rolled_back' } });
      expect(rowsOf('ROLLOUT')).toMatchObject([{ status: 'rolled_back', percent: 0 }]);
      expect(await record()).toMatchObject({ canary: null, percent: 0 });
      expect(rowsOf('ACTIVE')).toHaveLength(0);
    }),
    { numRuns: 100 },
  );
});
