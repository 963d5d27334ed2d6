import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scheduleRolloutStep } from '#functions/rollouts/schedule-rollout-step.ts';
import { sweepRollouts } from '#functions/rollouts/sweep-rollouts.ts';
import { activeRolloutRepository } from '#shared/data/active-rollout-repository.ts';
import { servedOrganisationRepository } from '#shared/data/served-organisation-repository.ts';
import type { Table } from '#shared/data/table.ts';
import type { TickMessage } from '#shared/domain/rollouts/tick-message.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { racingWorld, rolloutWorld, tenant } from '#test/support/rollouts.ts';
import { organisationA } from '#test/support/world.ts';

type World = Awaited<ReturnType<typeof rolloutWorld>>;

const setUp = <W extends World>(world: W, transact = (directory: Table) => directory.transact) => {
  const memory = memoryTable();
  const directory = { ...memory, transact: transact(memory) };
  const schedules = new Map<string, { readonly at: Date; readonly message: TickMessage }>();
  const dependencies = {
    ...world.dependencies,
    active: activeRolloutRepository(directory),
    served: servedOrganisationRepository(memory),
    sendAt: async (name: string, at: Date, message: TickMessage) => {
      schedules.set(name, { at, message });
    },
  };
  const hear = (rollout: string) =>
    scheduleRolloutStep(dependencies, tenant, { workspace: 'default', prompt: 'greeting', rollout });
  const listed = async () => (await dependencies.active.list()).map(({ rollout }) => rollout);
  const serving = async () => (await dependencies.served.list()).map((each) => each.organisationId);
  return { ...world, dependencies, schedules, hear, listed, serving };
};

test('a step that ends soon is looked at to the second, by a message that waits', async () => {
  const { start, hear, listed, ticks, schedules } = setUp(await rolloutWorld());
  const { id } = await start();

  expect(await hear(id)).toEqual({ outcome: 'delayed' });

  expect(ticks).toMatchObject([
    {
      message: { organisationId: organisationA, rollout: id, notBefore: '2026-11-21T08:01:00.000Z' },
      delaySeconds: 60,
    },
  ]);
  expect(schedules.size).toBe(0);
  expect(await listed()).toEqual([id]);
});

test('a step that ends later has one schedule, however often its event comes', async () => {
  const { start, hear, ticks, schedules } = setUp(await rolloutWorld());
  const { id } = await start({ steps: [25, 100].map((percent) => ({ percent, holdSeconds: 3600 })) });

  expect(await hear(id)).toEqual({ outcome: 'scheduled' });
  await hear(id);

  expect(ticks).toHaveLength(0);
  expect([...schedules]).toMatchObject([
    [`ro-${id}-1795251600`, { at: new Date('2026-11-21T09:00:00.000Z'), message: { rollout: id } }],
  ]);
  expect([...schedules.keys()][0]?.length).toBeLessThanOrEqual(64);
});

test('a paused rollout stays listed and has nothing to wait for', async () => {
  const { start, pause, hear, listed, ticks } = setUp(await rolloutWorld());
  const { id } = await start();
  await pause(id);

  expect(await hear(id)).toEqual({ outcome: 'paused' });
  expect(ticks).toHaveLength(0);
  expect(await listed()).toEqual([id]);
});

test('an event that comes after the end finds the rollout ended, of an organisation that serves something', async () => {
  const { start, rollback, hear, listed, serving } = setUp(await rolloutWorld());
  const { id } = await start();
  await rollback(id);

  expect(await hear(id)).toEqual({ outcome: 'ended' });
  expect(await listed()).toEqual([]);
  expect(await serving()).toEqual([organisationA]);
});

test('whatever order events come in, no ended rollout stays listed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { start, rollback, hear, listed, race } = setUp(await racingWorld(scheduler), (directory) =>
        scheduler.scheduleFunction(directory.transact),
      );
      const { id } = await start();

      const end = async () => {
        await rollback(id);
        await hear(id);
      };
      await race<unknown>([() => hear(id), end, () => hear(id)]);

      expect(await listed()).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('the sweep asks for a look at every rollout in progress', async () => {
  const world = setUp(await rolloutWorld());
  const { start, hear, ticks, dependencies } = world;
  const first = await start();
  const second = await start({ environment: 'staging' });
  await hear(first.id);
  await hear(second.id);
  ticks.length = 0;

  expect(await sweepRollouts(dependencies)).toEqual({ rollouts: 2 });

  expect(ticks.map(({ message, delaySeconds }) => [message.rollout, delaySeconds]).sort()).toEqual([
    [first.id, 0],
    [second.id, 0],
  ]);
  expect(ticks[0]?.message).toEqual({
    organisationId: organisationA,
    workspace: 'default',
    prompt: 'greeting',
    rollout: first.id,
  });
});

test('a rollout that was erased before its event came is not left on the list', async () => {
  const { hear, listed, serving, ticks, schedules } = setUp(await rolloutWorld());

  expect(await hear('rol_erased')).toEqual({ outcome: 'gone' });
  expect([await listed(), await serving()]).toEqual([[], []]);
  expect([ticks.length, schedules.size]).toEqual([0, 0]);
});
