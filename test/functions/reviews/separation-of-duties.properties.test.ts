import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { isApproved, type Version } from '#shared/domain/version.ts';
import { callerOf, userOf } from '#test/support/world.ts';
import { accounts, company } from './company.ts';
import { history, perform as performIn } from './company-history.ts';
import { harmless, leaking, pipeline, workspace } from './pipeline.ts';

/** All of them are admins: no role is enough to get round the second person. */
const people = ['ada', 'ben', 'eve'].map((id) => callerOf(userOf(id, { [workspace]: 'admin' })));
const person = fc.nat({ max: people.length - 1 });
const pick = fc.nat({ max: 11 });
const decision = fc.constantFrom('approve' as const, 'reject' as const, 'request_changes' as const);

const action = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant('create' as const), person, leaks: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('scan' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('rescan' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('judge' as const), required: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('request' as const), person, pick }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('decide' as const), person, pick, decision }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('break' as const), person, pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('withdraw' as const), person, pick }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('mend' as const), person, pick }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
type World = Awaited<ReturnType<typeof pipeline>>;

type Row = { readonly id: string; readonly version: number };

const perform = async (world: World, step: Action, count: number): Promise<unknown> => {
  /** The newest rows are the most likely ones: numbers that are too high start again from the end. */
  const row = (entity: string, number: number) => {
    const rows = world.rowsOf(entity) as unknown as Row[];
    return rows.at(-1 - (number % Math.max(rows.length, 1)));
  };
  if (step.act === 'create') {
    const { messages, variables } = step.leaks ? leaking : harmless;
    const content = [...messages, { role: 'user' as const, content: `Case ${count}.` }];
    return world.create({ messages: content, variables }, people[step.person]);
  }
  if (step.act === 'judge') {
    world.settings.judge = step.required ? 'required' : 'off';
    return undefined;
  }
  if (step.act === 'decide') {
    const review = row('REVIEW', step.pick);
    return review && world.decide(review.id, step.decision, people[step.person]);
  }
  if (step.act === 'withdraw') {
    const review = row('REVIEW', step.pick);
    return review && world.withdraw(review.id, people[step.person]);
  }
  if (step.act === 'scan') {
    const scan = row('SCAN', step.pick);
    return scan && world.scan(scan.version, scan.id);
  }
  const version = row('VERSION', step.pick)?.version ?? 1;
  if (step.act === 'rescan') return world.rescan(version);
  if (step.act === 'request') return world.request(version, people[step.person]);
  if (step.act === 'mend') return world.withdrawBypass(version, people[step.person]);
  return world.breakGlass(version, people[step.person]);
};

test('whatever they do in whatever order, nobody approves their own version without breaking the glass', async () => {
  const refused = new Map<string, number>();
  let approvals = 0;
  let withdrawals = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 80, size: 'max' }), async (steps) => {
      const world = await pipeline();
      for (const [count, step] of steps.entries()) {
        await perform(world, step, count).catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code === 'internal') throw error;
          refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
        });
      }
      const versions = await world.dependencies.versions.list(world.tenant, workspace, 'support-reply', { limit: 100 });
      for (const each of versions.data) {
        const { status, approval, authors, contentHash, scan, review: open } = each;
        expect(isApproved(each)).toBe(status === 'approved');
        if (status === 'in_review') {
          const opened = await world.dependencies.reviews.get(world.tenant, workspace, String(open));
          expect(opened).toMatchObject({ status: 'pending', contentHash, version: each.version });
        }
        if (each.withdrawal) {
          withdrawals += 1;
          expect([status, approval]).toEqual(['changes_requested', undefined]);
        }
        if (approval && !approval.bypass) {
          approvals += 1;
          expect(authors).not.toContain(approval.by.id);
          expect(scan.verdict).not.toBe('block');
          expect(approval).toMatchObject({ contentHash, ruleset: scan.ruleset });
        }
      }
      for (const row of world.rowsOf('REVIEW')) {
        const current = versions.data.find((each) => each.version === row['version']);
        expect(row['status'] === 'pending').toBe(current?.review === row['id']);
      }
    }),
    { numRuns: 100 },
  );
  expect(approvals).toBeGreaterThan(0);
  expect(withdrawals).toBeGreaterThan(0);
  for (const code of [
    'separation_of_duties',
    'review_closed',
    'critical_findings',
    'scan_pending',
    'scan_incomplete',
  ]) {
    expect(refused.get(code), code).toBeGreaterThan(0);
  }
});

test('whoever comes, goes and comes again, by whichever account or key: nobody decides on what they wrote', async () => {
  const seen = new Map<string, number>();
  const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  await fc.assert(
    fc.asyncProperty(history, async ({ first, steps }) => {
      const world = await company();
      for (const who of first) await world.admit(who, 'admin');
      for (const step of steps) {
        note('step');
        const outcome = await performIn(world, step);
        if (outcome) note(outcome);
      }
      const personOf = new Map(
        await Promise.all(accounts.map(async ({ person }, index) => [await world.userIdOf(index), person] as const)),
      );
      for (const row of world.rowsOf('VERSION')) {
        const version = row as unknown as Version;
        const { status, approval } = version;
        expect(isApproved(version)).toBe(status === 'approved');
        if (!approval || approval.bypass) continue;
        expect(personOf.get(approval.by.id)).not.toBe(world.writers.get(version.version));
        note('approved');
      }
    }),
    { numRuns: 100 },
  );
  const ways = ['user', 'apiKey'].flatMap((by) =>
    ['same account, member', 'other account, member', 'other account, removed'].map((way) => `${by}, ${way}`),
  );
  for (const what of ['approved', 'approve by another person', ...ways])
    expect(seen.get(what), what).toBeGreaterThan(0);
}, 60_000);
