import { expect, test } from 'vitest';
import type { DomainEvent } from '#events/define-event.ts';
import { versionCreated } from '#events/index.ts';
import { createFragment } from '#functions/prompts/create-fragment.ts';
import { scanVersion } from '#functions/scans/scan-version.ts';
import { engine } from '#shared/domain/scanner/ruleset.ts';
import type { Version } from '#shared/domain/version.ts';
import { admin, harmless, leaking, pipeline, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { asked } from '#test/support/world.ts';

type World = Awaited<ReturnType<typeof pipeline>>;
const scanOf = ({ dependencies, tenant }: World, version: number, id: string) =>
  dependencies.scans.get(tenant, workspace, prompt, version, id);
/** As if the version had been scanned under a ruleset that is out of date. */
const outdate = async ({ dependencies, openTable, tenant }: World, version: number) => {
  const { PK, SK, ...row } = (
    await openTable(tenant).query({
      partition: `T#${tenant.organisationId}#W#${workspace}#P#${prompt}`,
      prefix: 'VERSION#',
    })
  )[version - 1]!;
  const before = row as unknown as Version;
  const scan = { ...before.scan, ruleset: 'old' };
  const approval = before.approval && { ...before.approval, ruleset: 'old' };
  await openTable(tenant).transact([{ put: { ...row, PK, SK, scan, ...(approval && { approval }) } }]);
  return dependencies;
};

test('a version without critical findings becomes ready, one with becomes blocked', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  await world.scanned(leaking);

  const [ready, blocked] = [await world.version(1), await world.version(2)];
  expect(ready).toMatchObject({ status: 'ready', scan: { ruleset: engine.ruleset } });
  expect(blocked).toMatchObject({ status: 'blocked', scan: { verdict: 'block' } });
  expect(blocked.scan.summary?.critical).toBeGreaterThan(0);
  expect(await scanOf(world, 2, blocked.scan.id)).toMatchObject({ status: 'completed', verdict: 'block', engine });
  expect(world.rowsOf('EVENT').at(-1)).toMatchObject({
    event: { type: 'scan.completed', actor: { type: 'system' }, data: { version: 2, verdict: 'block' } },
  });
  expect(JSON.stringify([...world.rowsOf('AUDIT'), ...world.rowsOf('EVENT')])).not.toContain('AKIA');
});

test('the same event twice, even at the same moment, scans once', async () => {
  const world = await pipeline();
  const { scan } = await world.create(harmless);

  const done = await Promise.all([world.scan(1, scan.id), world.scan(1, scan.id)]);
  await world.scan(1, scan.id);

  expect(done).toContainEqual({ scan: 'completed' });
  expect(await world.version(1)).toMatchObject({ status: 'ready', revision: 2 });
  const told = world.rowsOf('EVENT').map(({ event }) => (event as DomainEvent).type);
  expect(told.filter((type) => type === 'scan.completed')).toHaveLength(1);
});

test('an unknown scan is left alone, an unknown version makes the message come again', async () => {
  const world = await pipeline();
  await world.create(harmless);
  expect(await world.scan(1, 'scn_unknown')).toEqual({ scan: 'unknown' });
  await expect(world.scan(2, 'scn_unknown')).rejects.toMatchObject({ code: 'not_found' });
});

test('where a judge is required and there is none, the version is locked', async () => {
  const world = await pipeline();
  world.settings.judge = 'required';
  await world.scanned(harmless);

  const version = await world.version(1);
  expect(version).toMatchObject({ status: 'scan_failed', scan: { verdict: null, ruleset: null } });
  expect(await scanOf(world, 1, version.scan.id)).toMatchObject({
    status: 'incomplete',
    verdict: null,
    engine: null,
    judgeFault: 'no_judge',
  });
  expect(world.rowsOf('EVENT').at(-1)).toMatchObject({ event: { type: 'scan.failed', data: { verdict: null } } });
  await expect(world.request(1)).rejects.toMatchObject({ code: 'scan_incomplete' });

  world.settings.judge = 'advisory';
  const { id } = await world.rescan(1);
  expect(await world.version(1)).toMatchObject({ status: 'scanning', scan: { id } });
  await world.scan(1, id);
  expect(await world.version(1)).toMatchObject({ status: 'ready', scan: { id } });
});

test('of two scans the newer one decides, in whatever order they end', async () => {
  const world = await pipeline();
  const { scan: first } = await world.create(harmless);
  const { id: second } = await world.rescan(1);
  await world.scan(1, second);
  await world.scan(1, first.id);

  expect(await world.version(1)).toMatchObject({ status: 'ready', scan: { id: second } });
  expect(await scanOf(world, 1, first.id)).toMatchObject({ status: 'completed' });
});

test('a re-scan under the same ruleset leaves review and approval standing', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const review = await world.request(1);
  await world.scan(1, (await world.rescan(1)).id);
  expect(await world.version(1)).toMatchObject({ status: 'in_review', review: review.id });

  await world.decide(review.id, 'approve');
  await world.scan(1, (await world.rescan(1)).id);
  expect(await world.version(1)).toMatchObject({ status: 'approved', approval: { bypass: false } });
});

test('a re-scan under another ruleset ends a review and an approval', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  const review = await world.request(1);
  await outdate(world, 1);

  await world.scan(1, (await world.rescan(1)).id);

  expect(await world.version(1)).toMatchObject({ status: 'ready' });
  expect(await world.dependencies.reviews.get(world.tenant, workspace, review.id)).toMatchObject({ status: 'stale' });
  await expect(world.decide(review.id, 'approve')).rejects.toMatchObject({ code: 'review_closed' });

  await world.decide((await world.request(1)).id, 'approve');
  await outdate(world, 1);
  await world.scan(1, (await world.rescan(1)).id);
  const after = await world.version(1);
  expect(after.status).toBe('ready');
  expect(after.approval).toBeUndefined();
});

test('a broken glass has seen the block: a re-scan under the same ruleset leaves it, another ends it', async () => {
  const world = await pipeline();
  await world.scanned(leaking);
  await world.breakGlass(1, admin);
  await world.scan(1, (await world.rescan(1)).id);
  expect(await world.version(1)).toMatchObject({ status: 'approved', approval: { bypass: true } });

  await outdate(world, 1);
  await world.scan(1, (await world.rescan(1)).id);
  expect(await world.version(1)).toMatchObject({ status: 'blocked' });
});

test('no re-scan makes a rejected version ready again', async () => {
  const world = await pipeline();
  await world.scanned(harmless);
  await world.decide((await world.request(1)).id, 'reject');
  await outdate(world, 1);
  await world.scan(1, (await world.rescan(1)).id);
  expect(await world.version(1)).toMatchObject({ status: 'rejected', scan: { ruleset: engine.ruleset } });
});

test('the command is what the event says', async () => {
  const world = await pipeline();
  await world.create(harmless);
  const event = world.rowsOf('EVENT').at(-1)?.['event'] as DomainEvent;
  const command = { tenant: world.tenant, workspace: event.workspace, ...versionCreated.read(event) };
  expect(await scanVersion(world.dependencies, command)).toEqual({ scan: 'completed' });
});

test('a finding in a fragment points to its tag and into the fragment', async () => {
  const world = await pipeline();
  const place = { ...asked(), workspace };
  const body = { name: 'keys', description: '', content: leaking.messages[0]?.content ?? '' };
  await createFragment(world.dependencies, { ...place, body });
  await world.scanned({ messages: [{ role: 'system', content: 'Be kind. {{> keys@1}}' }], variables: {} });

  const { scan, resolvedMessages } = await world.version(1);
  const { findings } = await scanOf(world, 1, scan.id);
  const { evidence } = findings.find(({ category }) => category === 'hardcoded-secret')!;
  expect(resolvedMessages[0]?.content).toContain('AKIA');
  expect(evidence).toMatchObject({ start: 9, end: 21, fragment: { name: 'keys', version: 1, start: 12 } });
});
