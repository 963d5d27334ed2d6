import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startRollout } from '#functions/rollouts/start-rollout.ts';
import { environmentRow } from '#shared/data/environment-repository.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Version } from '#shared/domain/version.ts';
import type { Waiver } from '#shared/domain/waiver.ts';
import { prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { rolloutWorld } from '#test/support/rollouts.ts';
import { asked } from '#test/support/world.ts';
import { ada, ben, cleo, dora, type Waiving, waiving } from './waiving.ts';

const people = [ada, ben, cleo, dora];
const who = fc.nat({ max: people.length - 1 });
const nth = fc.nat({ max: 5 });
const days = fc.integer({ min: 1, max: 20 });
/** Keys of nobody: each is a critical finding of its own. */
const keys = ['AKIAQ3EGRTZX7WMNP5LD', 'AKIAW5NDHEUKLZ2Q4XTB'];
const leaks = fc.subarray(keys, { minLength: 1 });

const act = <const Act extends string>(name: Act) => fc.constant(name);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: act('write'), who, leaks }) },
  { weight: 8, arbitrary: fc.record({ act: act('waive'), who, nth, days }) },
  { weight: 8, arbitrary: fc.record({ act: act('second'), who, nth }) },
  { weight: 2, arbitrary: fc.record({ act: act('withdraw'), who, nth }) },
  { weight: 4, arbitrary: fc.record({ act: act('wait'), days }) },
  { weight: 4, arbitrary: fc.record({ act: act('scan again'), nth }) },
  { weight: 8, arbitrary: fc.record({ act: act('run scans') }) },
  { weight: 8, arbitrary: fc.record({ act: act('request'), who, nth }) },
  { weight: 8, arbitrary: fc.record({ act: act('decide'), who, nth }) },
  {
    weight: 8,
    arbitrary: fc.record({ act: act('roll out'), who, nth, where: fc.constantFrom('production', 'staging') }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The critical findings of a version that no two others answer for at this moment, by what rows say, not the product. */
const uncovered = (world: Waiving, version: Version): readonly string[] => {
  const now = world.effects.now().toISOString();
  const waivers = world.rowsOf('WAIVER') as unknown as Waiver[];
  return world
    .findings(version.version, 'critical')
    .filter(({ fingerprint }) =>
      waivers.every((waiver) => {
        const two = [waiver.createdBy.id, waiver.approvedBy?.id];
        const others = two.every((id) => id !== undefined && !version.authors.includes(id)) && two[0] !== two[1];
        return !(others && waiver.fingerprint === fingerprint && now < waiver.endsAt);
      }),
    )
    .map(({ fingerprint }) => fingerprint);
};

const perform = async (world: Waiving, outcomes: Map<string, number>, each: Step): Promise<void> => {
  const newest = <Row>(entity: string, number: number): Row => {
    const rows = world.rowsOf(entity);
    const row = rows.at(-1 - (number % Math.max(rows.length, 1)));
    if (!row) throw new AppError('not_found', 'There is none yet.');
    return row as unknown as Row;
  };
  /** What has got through just now has got through rightly. */
  const passed = (version: Version) => {
    expect(world.findings(version.version, 'critical').length).toBeGreaterThan(0);
    expect(uncovered(world, version), each.act).toEqual([]);
    outcomes.set(each.act, (outcomes.get(each.act) ?? 0) + 1);
  };
  const versionAt = async (number: number) => world.version(newest<Version>('VERSION', number).version);

  if (each.act === 'write') {
    const content = each.leaks.map((key) => `Use the key ${key} to call S3.`).join('\n');
    const mark = { role: 'user' as const, content: `Case ${world.rowsOf('VERSION').length}.` };
    await world.create({ messages: [{ role: 'system', content }, mark], variables: {} }, people[each.who]);
  } else if (each.act === 'waive') {
    const { version } = await versionAt(each.nth);
    const found = world.findings(version, 'critical');
    const finding = found[each.nth % Math.max(found.length, 1)];
    if (finding) await world.waive(finding.fingerprint, people[each.who], { days: each.days, version });
  } else if (each.act === 'second') {
    await world.approveWaiver(newest<Waiver>('WAIVER', each.nth).id, people[each.who]);
  } else if (each.act === 'withdraw') {
    await world.withdraw(newest<Waiver>('WAIVER', each.nth).id, people[each.who]);
  } else if (each.act === 'wait') {
    world.advance(each.days * 24 * 3600);
  } else if (each.act === 'scan again') {
    await world.rescan((await versionAt(each.nth)).version);
  } else if (each.act === 'run scans') {
    await world.runScans();
  } else if (each.act === 'request') {
    const version = await versionAt(each.nth);
    await world.request(version.version, people[each.who]!);
    passed(version);
  } else if (each.act === 'decide') {
    const review = newest<{ id: string; version: number }>('REVIEW', each.nth);
    const version = await world.version(review.version);
    await world.decide(review.id, 'approve', people[each.who]!);
    passed(version);
  } else {
    const version = await versionAt(each.nth);
    const { dependencies } = await rolloutWorld(() => world.openTable);
    const body = { environment: each.where, version: version.version };
    await startRollout({ ...dependencies, ...world.effects }, { ...asked(people[each.who]!), workspace, prompt, body });
    passed(version);
  }
};

test('whatever comes, goes and lapses in whatever order, nothing critical gets through that two others do not answer for', async () => {
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 100, size: 'max' }), async (steps) => {
      const world = await waiving();
      await world.openTable(world.tenant).transact(
        ['production', 'staging'].map((name) => ({
          put: environmentRow(world.tenant, {
            workspace,
            name,
            protected: name === 'production',
            minHoldSeconds: 60,
            createdAt: world.effects.now().toISOString(),
            revision: 1,
          }),
        })),
      );
      for (const each of steps) {
        await perform(world, outcomes, each).catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code === 'internal') throw error;
        });
      }
      await world.runScans();
      for (const row of world.rowsOf('VERSION') as unknown as Version[]) {
        if (row.status === 'blocked') continue;
        const { leansOn } = row.scan;
        expect(leansOn, 'a key is in every version').toBeDefined();
      }
    }),
    { numRuns: 150 },
  );
  for (const way of ['request', 'decide', 'roll out']) expect(outcomes.get(way), way).toBeGreaterThan(0);
}, 60_000);
