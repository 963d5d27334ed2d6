import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import type { Rollout } from '#shared/domain/rollouts/rollout.ts';
import { serve } from '#shared/domain/serving.ts';
import { racingWorld } from '#test/support/rollouts.ts';

type Racing = Awaited<ReturnType<typeof racingWorld>>;
const acts = [
  'start',
  'tick',
  'tick',
  'pause',
  'resume',
  'promote',
  'rollback',
  'abort',
  'take back',
  'withdraw',
] as const;
type Act = (typeof acts)[number];

const steps = [20, 60, 100].map((percent) => ({ percent, holdSeconds: 60 }));

const rolloutsIn = ({ rowsOf }: Racing): readonly Rollout[] => rowsOf('ROLLOUT') as never;
const latestIn = (world: Racing): Rollout | undefined =>
  rolloutsIn(world)
    .toSorted((left, right) => left.id.localeCompare(right.id))
    .at(-1);

const actOf = (world: Racing, act: Act): (() => Promise<unknown>) => {
  const latest = latestIn(world);
  const id = latest?.id ?? 'rol_none';
  const version = (latest?.version ?? 1) + 1;
  const known = {
    start: () => world.start({ version: Math.min(version, 4), steps }),
    tick: () => world.tick(id),
    pause: () => world.pause(id),
    resume: () => world.resume(id),
    promote: () => world.promote(id),
    rollback: () => world.rollback(id),
    abort: () => world.abort(id),
    'take back': () => world.rollbackRelease(),
    withdraw: () => world.withdraw(latest?.version ?? 1),
  } as const satisfies Record<Act, () => Promise<unknown>>;
  return known[act];
};

/** What must be so of the tables whenever nobody is at work. */
const checkTables = async (world: Racing, ended: ReadonlyMap<string, string>): Promise<void> => {
  const rollouts = rolloutsIn(world);
  const live = rollouts.filter(({ status }) => status === 'ramping' || status === 'paused');
  const [active] = world.rowsOf('ACTIVE');
  const record = await world.record();

  expect(live.length).toBeLessThanOrEqual(1);
  expect(active?.['rollout']).toBe(live[0]?.id);
  expect(record?.rolloutId ?? null).toBe(live[0]?.id ?? null);
  expect(record?.percent ?? 0).toBe(live[0]?.percent ?? 0);
  expect(record?.canary?.version).toBe(live[0]?.version);
  for (const rollout of rollouts) {
    const before = ended.get(rollout.id);
    if (before !== undefined) expect(JSON.stringify(rollout)).toBe(before);
    expect(rollout.epoch).toBeLessThanOrEqual(record?.epoch ?? 0);
  }
  const [line] = world.rowsOf('RELEASE') as never as readonly { readonly releases: readonly { version: number }[] }[];
  expect(record?.stable?.version).toBe(line?.releases.at(-1)?.version);
  if (!record?.stable) return;
  for (const subject of ['ada', 'bob', 'eve']) {
    const { version } = serve(record, subject, world.dependencies.now()).content;
    expect([record.stable.version, record.canary?.version]).toContain(version);
  }
};

test('whatever people and the schedule do at once, one rollout is in progress and the tables agree', async () => {
  const bout = fc.record({
    wait: fc.constantFrom(0, 20, 60, 60),
    together: fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(bout, { minLength: 3, maxLength: 8 }), async (scheduler, bouts) => {
      const world = await racingWorld(scheduler);
      await world.release(1);
      const ended = new Map<string, string>();
      for (const { wait, together } of bouts) {
        world.effects.advance(wait);
        const answers = await world.race(together.map((act) => actOf(world, act)));

        for (const answer of answers) {
          if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(AppError);
        }
        await checkTables(world, ended);
        for (const rollout of rolloutsIn(world)) {
          if (!['ramping', 'paused'].includes(rollout.status)) ended.set(rollout.id, JSON.stringify(rollout));
        }
      }
    }),
    { numRuns: 400 },
  );
});
