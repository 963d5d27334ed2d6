import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keys } from '#shared/data/keys.ts';
import { racingWorld, rolloutWorld, tenant, versionOf } from '#test/support/rollouts.ts';
import { organisationA } from '#test/support/world.ts';

test('the rollout of a version whose approval is withdrawn ends at the next look, and tells why', async () => {
  const { release, start, withdraw, tick, record, rowsOf, measured } = await rolloutWorld();
  await release(1);
  const { id } = await start({ version: 2 });
  await withdraw(2);

  expect(await tick(id)).toEqual({ outcome: 'aborted' });

  expect(await record()).toMatchObject({ stable: { version: 1 }, canary: null, percent: 0 });
  const rollout = rowsOf('ROLLOUT').find((row) => row['id'] === id) as never as { history: readonly object[] };
  expect(rollout).toMatchObject({ status: 'aborted', percent: 0 });
  const reason = 'The approval of version 2 was withdrawn: Customers complain.';
  expect(rollout.history.at(-1)).toMatchObject({ event: 'aborted', actor: 'system', reason });
  expect(rowsOf('EVENT').at(-1)).toMatchObject({ event: { type: 'rollout.aborted', data: { reason } } });
  expect(rowsOf('AUDIT').at(-1)).toMatchObject({
    action: 'rollout.abort',
    actor: { type: 'system', id: 'approval' },
    change: { reason },
  });
  expect(measured.at(-1)).toBe('RolloutAborted');
  expect(await tick(id)).toEqual({ outcome: 'ended' });
});

test('a paused rollout ends as well, and that of a closed organisation', async () => {
  const paused = await rolloutWorld();
  const first = await paused.start();
  await paused.pause(first.id);
  await paused.withdraw(1);
  expect(await paused.tick(first.id)).toEqual({ outcome: 'aborted' });

  const closed = await rolloutWorld();
  const second = await closed.start();
  closed.become('closed');
  await closed.withdraw(1);
  expect(await closed.tick(second.id)).toEqual({ outcome: 'aborted' });
});

test('whoever hears of a withdrawal asks for a look at the rollouts of that version alone', async () => {
  const { start, lookAt, ticks } = await rolloutWorld();
  const first = await start();
  const second = await start({ environment: 'staging', version: 2 });

  expect(await lookAt(1)).toEqual({ outcome: 'looks', rollouts: 1 });
  expect(await lookAt(2)).toEqual({ outcome: 'looks', rollouts: 1 });
  expect(await lookAt(3)).toEqual({ outcome: 'looks', rollouts: 0 });

  const message = { organisationId: organisationA, workspace: 'default', prompt: 'greeting' };
  expect(ticks).toEqual([first, second].map(({ id }) => ({ message: { ...message, rollout: id }, delaySeconds: 0 })));
});

test('in an environment that asks for no approval the rollout goes on', async () => {
  const { start, withdraw, tick, effects } = await rolloutWorld();
  const { id } = await start({ environment: 'staging' });
  await withdraw(1);
  effects.advance(60);

  expect(await tick(id)).toEqual({ outcome: 'advanced' });
});

test('what was released goes on being served', async () => {
  const { release, withdraw, tick, record } = await rolloutWorld();
  const id = await release(1);
  await withdraw(1);

  expect(await tick(id)).toEqual({ outcome: 'ended' });
  expect(await record()).toMatchObject({ stable: { version: 1 } });
});

test('nobody promotes or resumes what is not approved any more, and everybody may take it back', async () => {
  const { start, withdraw, promote, pause, resume, rollback, record } = await rolloutWorld();
  const { id } = await start();
  await withdraw(1);

  await expect(promote(id)).rejects.toMatchObject({ code: 'not_approved' });
  await pause(id);
  await expect(resume(id)).rejects.toMatchObject({ code: 'not_approved' });
  expect(await record()).toMatchObject({ percent: 25 });
  await expect(rollback(id)).resolves.toMatchObject({ status: 'rolled_back' });
});

test('a version that another ruleset has looked at gets no more callers until it is approved again', async () => {
  const { start, put, tick, promote, effects, rowsOf, record, measured } = await rolloutWorld();
  const { id } = await start();
  await put(versionOf(1, { status: 'ready', approval: undefined, revision: 4 }));
  effects.advance(60);

  expect(await tick(id)).toEqual({ outcome: 'held' });
  expect(await tick(id)).toEqual({ outcome: 'nothing' });
  await expect(promote(id)).rejects.toMatchObject({ code: 'not_approved' });

  expect(await record()).toMatchObject({ percent: 25 });
  expect(rowsOf('ROLLOUT')).toMatchObject([{ status: 'ramping', held: 'approval', stepIndex: 0 }]);
  expect(rowsOf('EVENT').at(-1)).toMatchObject({ event: { type: 'rollout.held' } });
  expect(measured).toEqual(['RolloutHeld']);

  await put(versionOf(1, { revision: 5 }));
  expect(await tick(id)).toEqual({ outcome: 'advanced' });
  expect(rowsOf('ROLLOUT')).toMatchObject([{ held: null, stepIndex: 1 }]);
});

test('a waiver that is over holds the rollout of the version that leans on it', async () => {
  const { start, put, tick, effects } = await rolloutWorld();
  const { id } = await start();
  const leansOn = { waivers: ['wvr_1'], until: '2026-11-22T00:00:00.000Z' };
  await put(versionOf(1, { scan: { ...versionOf(1).scan, leansOn }, revision: 4 }));
  effects.advance(60);

  expect(await tick(id)).toEqual({ outcome: 'held' });
});

test('an approval withdrawn between the look and the write lets no more callers in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { start, tick, promote, withdraw, effects, record, rowsOf, race } = await racingWorld(scheduler);
      const { id } = await start({ steps: [10, 50, 100].map((percent) => ({ percent, holdSeconds: 60 })) });
      effects.advance(60);

      let withdrawnAt = 0;
      const take = async () => {
        await withdraw(1);
        withdrawnAt = (await record())?.percent ?? 0;
      };
      await race<unknown>([() => tick(id), () => promote(id), take, () => tick(id)]);

      expect((await record())?.percent ?? 0).toBeLessThanOrEqual(withdrawnAt);
      await tick(id);
      expect(await record()).toMatchObject({ canary: null, percent: 0 });
      expect(rowsOf('ROLLOUT')).toMatchObject([{ status: 'aborted' }]);
    }),
    { numRuns: 100 },
  );
});

test('what has ended is told to have ended, whatever became of its version', async () => {
  const { start, withdraw, abort, promote } = await rolloutWorld();
  const { id } = await start();
  await abort(id);
  await withdraw(1);

  await expect(promote(id)).rejects.toMatchObject({ code: 'conflict' });
});

test('a version or an environment that is not there any more lets nobody else in', async () => {
  const { start, tick, effects, openTable, record } = await rolloutWorld();
  const { id } = await start();
  await openTable(tenant).transact([{ delete: keys.environment(tenant, 'default', 'production') }]);
  effects.advance(60);

  expect(await tick(id)).toEqual({ outcome: 'held' });
  expect(await record()).toMatchObject({ percent: 25 });
});
