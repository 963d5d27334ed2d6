import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#shared/domain/errors.ts';
import { isApproved } from '#shared/domain/version.ts';
import { callerOf, userOf } from '#test/support/world.ts';
import { harmless, leaking, pipeline, workspace } from './pipeline.ts';

/** All of them are admins: no role is enough to get round the second person. */
const people = ['ada', 'ben', 'eve'].map((id) => callerOf(userOf(id, { [workspace]: 'admin' })));
const person = fc.nat({ max: people.length - 1 });
const version = fc.integer({ min: 1, max: 3 });
const review = fc.nat({ max: 5 });
const decision = fc.constantFrom('approve' as const, 'reject' as const, 'request_changes' as const);

const action = fc.oneof(
  fc.record({ act: fc.constant('create' as const), person, leaks: fc.boolean() }),
  fc.record({ act: fc.constant('scan' as const), pick: fc.nat({ max: 9 }) }),
  fc.record({ act: fc.constant('rescan' as const), version }),
  fc.record({ act: fc.constant('judge' as const), required: fc.boolean() }),
  fc.record({ act: fc.constant('request' as const), person, version }),
  fc.record({ act: fc.constant('decide' as const), person, review, decision }),
  fc.record({ act: fc.constant('break' as const), person, version }),
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
type World = Awaited<ReturnType<typeof pipeline>>;

const perform = async (world: World, step: Action, count: number): Promise<unknown> => {
  const rows = (entity: string) => world.rowsOf(entity) as unknown as { id: string; version: number }[];
  if (step.act === 'create') {
    const { messages, variables } = step.leaks ? leaking : harmless;
    const content = [...messages, { role: 'user' as const, content: `Case ${count}.` }];
    return world.create({ messages: content, variables }, people[step.person]);
  }
  if (step.act === 'scan') {
    const scans = rows('SCAN');
    const scan = scans[step.pick % scans.length];
    return scan && world.scan(scan.version, scan.id);
  }
  if (step.act === 'rescan') return world.rescan(step.version);
  if (step.act === 'request') return world.request(step.version, people[step.person]);
  if (step.act === 'break') return world.breakGlass(step.version, people[step.person]);
  if (step.act === 'decide') {
    const open = rows('REVIEW')[step.review];
    return open && world.decide(open.id, step.decision, people[step.person]);
  }
  world.settings.judge = step.required ? 'required' : 'off';
  return undefined;
};

test('whatever they do in whatever order, nobody approves their own version without breaking the glass', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 40 }), async (steps) => {
      const world = await pipeline();
      for (const [count, step] of steps.entries()) {
        await perform(world, step, count).catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code === 'internal') throw error;
        });
      }
      const versions = await world.dependencies.versions.list(world.tenant, workspace, 'support-reply', { limit: 100 });
      for (const each of versions.data) {
        const { status, approval, author, contentHash, scan, review: open } = each;
        expect(isApproved(each)).toBe(status === 'approved');
        if (status === 'in_review') {
          const opened = await world.dependencies.reviews.get(world.tenant, workspace, String(open));
          expect(opened).toMatchObject({ status: 'pending', contentHash, version: each.version });
        }
        if (approval && !approval.bypass) {
          expect(approval.by.id).not.toBe(author);
          expect(scan.verdict).not.toBe('block');
          expect(approval).toMatchObject({ contentHash, ruleset: scan.ruleset });
        }
      }
      for (const row of world.rowsOf('REVIEW')) {
        const current = versions.data.find((each) => each.version === row['version']);
        expect(row['status'] === 'pending').toBe(current?.review === row['id']);
      }
    }),
    { numRuns: 150 },
  );
});
