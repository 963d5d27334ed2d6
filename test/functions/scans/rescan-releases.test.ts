import { expect, test } from 'vitest';
import type { DomainEvent } from '#events/define-event.ts';
import { type LookMessage, rescanReleases } from '#functions/scans/rescan-releases.ts';
import { sweepReleases } from '#functions/scans/sweep-releases.ts';
import { environmentRepository, environmentRow } from '#shared/data/environment-repository.ts';
import { keys } from '#shared/data/keys.ts';
import { rescanRepository } from '#shared/data/rescan-repository.ts';
import { scanRow } from '#shared/data/scan-repository.ts';
import { servedOrganisationRepository } from '#shared/data/served-organisation-repository.ts';
import { workspaceRepository } from '#shared/data/workspace-repository.ts';
import type { OrganisationState } from '#shared/domain/organisation-state.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { engine } from '#shared/domain/scanner/ruleset.ts';
import { memoryTable } from '#test/fakes/memory-table.ts';
import { harmless, leaking, prompt, workspace } from '#test/functions/reviews/pipeline.ts';
import { ben, cleo, waiving } from '#test/functions/waivers/waiving.ts';
import { organisationA } from '#test/support/world.ts';

const environmentOf = (name: string, isProtected: boolean) => ({
  workspace,
  name,
  protected: isProtected,
  minHoldSeconds: 60,
  createdAt: '2026-11-21T07:00:00.000Z',
  revision: 1,
});

/** Production and `canary` are protected, `staging` is not; the versions there were scanned by an old ruleset. */
const released = async () => {
  const world = await waiving();
  const { openTable, tenant, dependencies } = world;
  const table = openTable(tenant);
  const environments = [
    environmentOf('production', true),
    environmentOf('extra', true),
    environmentOf('staging', false),
  ];
  await table.transact([
    {
      put: {
        ...keys.workspace(tenant, workspace),
        LPK: `T#${organisationA}#WORKSPACES`,
        LSK: 'wsp_1',
        slug: workspace,
      },
    },
    ...environments.map((each) => ({ put: environmentRow(tenant, each) })),
  ]);
  const queue: LookMessage[] = [];
  const measured: string[] = [];
  let state: OrganisationState = 'open';
  const bound = {
    ...dependencies,
    findState: async () => state,
    workspaces: workspaceRepository(openTable),
    environments: environmentRepository(openTable),
    rescans: rescanRepository(openTable),
    sendLooks: async (messages: readonly LookMessage[]) => {
      queue.push(...messages);
    },
    measure: (metric: string) => measured.push(metric),
  };
  const look = (message: LookMessage) => rescanReleases(bound, message);
  return {
    ...world,
    measured,
    look,
    become: (next: OrganisationState) => {
      state = next;
    },
    serve: (environment: string, version: number, name = prompt) =>
      table.transact([
        {
          put: {
            ...keys.serving(tenant, workspace, name, environment),
            prompt: name,
            stable: { version },
            canary: null,
          },
        },
      ]),
    /** The version's scan was by a ruleset that found only so much. */
    outdate: async (version: number, then: (findings: Scan['findings']) => Scan['findings'] = () => []) => {
      const scan = world.lastScan(version);
      const old = { ...scan, engine: { ...engine, ruleset: 'old' }, findings: then(scan.findings) };
      await table.transact([{ put: scanRow(tenant, old) }]);
    },
    /** What comes of a sweep, until no message is left. */
    run: async () => {
      const done: Record<string, unknown>[] = [];
      queue.push({ organisationId: organisationA });
      for (let message = queue.shift(); message; message = queue.shift()) done.push(await look(message));
      return done;
    },
    events: () =>
      world
        .rowsOf('EVENT')
        .map(({ event }) => event as DomainEvent)
        .filter(({ type }) => type === 'release.rescanned'),
  };
};

test('what production serves is scanned by the new ruleset: told, kept, and changed in nothing', async () => {
  const world = await released();
  await world.scanned(leaking);
  await world.breakGlass(1);
  await world.serve('production', 1);
  await world.outdate(1);
  const before = await world.version(1);
  const critical = world.lastScan(1).findings.length;
  expect(critical).toBe(0);

  await world.run();

  expect(await world.version(1)).toEqual(before);
  const scan = world.lastScan(1);
  expect(scan).toMatchObject({ trigger: 'ruleset', status: 'completed', verdict: 'block', engine });
  const facts = {
    prompt,
    version: 1,
    environment: 'production',
    scan: scan.id,
    ruleset: engine.ruleset,
    verdict: 'block',
    appeared: scan.findings.length,
    gone: 0,
    worst: 'critical',
  };
  expect(world.events()).toMatchObject([{ workspace, actor: { type: 'system', id: 'scanner' }, data: facts }]);
  expect(world.rowsOf('AUDIT').at(-1)).toMatchObject({
    action: 'release.rescan',
    target: `${prompt}@1`,
    change: facts,
  });
  expect(world.measured).toEqual(['ReleaseRescanned', 'ReleaseWouldBlock']);
});

test('once for a version and a ruleset, however often and at once, and each protected environment is told', async () => {
  const world = await released();
  await world.scanned(leaking);
  await world.outdate(1);
  for (const environment of ['production', 'extra', 'staging']) await world.serve(environment, 1);
  const message = { organisationId: organisationA, workspace, environment: 'production' };

  await Promise.all([world.look(message), world.look(message), world.look(message)]);
  await world.run();
  await world.run();

  expect(world.rowsOf('SCAN')).toHaveLength(2);
  expect(world.events().map(({ data }) => data['environment'])).toEqual(['production', 'extra']);
});

test('what the scan before had and the new one has not is gone; what is waived has not appeared', async () => {
  const world = await released();
  await world.scanned(leaking);
  const [finding] = world.findings(1, 'critical');
  const { id } = await world.waive(finding!.fingerprint, ben);
  await world.approveWaiver(id, cleo);
  await world.runScans();
  await world.serve('production', 1);
  await world.outdate(
    1,
    (findings) =>
      findings.map((each) =>
        each.severity === 'critical' ? { ...each, fingerprint: 'gone', waived: undefined } : each,
      ) as Scan['findings'],
  );

  await world.run();
  expect(world.events()).toMatchObject([{ data: { appeared: 0, gone: 1, worst: null } }]);
  expect(world.lastScan(1).verdict).not.toBe('block');
});

test('a version that the ruleset has seen is left alone, and so are those of an organisation that is closed', async () => {
  const world = await released();
  await world.scanned(harmless);
  await world.serve('production', 1);
  expect(await world.run()).toMatchObject([{ outcome: 'spread', environments: 2 }, {}, { rescanned: 0, prompts: 1 }]);

  await world.outdate(1);
  world.become('closed');
  expect(await world.run()).toEqual([{ outcome: 'closed' }]);
  expect(world.events()).toEqual([]);
});

test('many prompts are looked at some at a time, by one message after the other', async () => {
  const world = await released();
  await world.scanned(leaking);
  await world.outdate(1);
  for (let number = 10; number < 70; number += 1) await world.serve('production', 1, `prompt-${number}`);
  await world.serve('production', 1, prompt);
  const { tenant, openTable } = world;
  const version = await world.version(1);
  for (let number = 10; number < 70; number += 1) {
    const name = `prompt-${number}`;
    await openTable(tenant).transact([
      { put: { ...version, prompt: name, ...keys.version(tenant, workspace, name, 1) } },
    ]);
  }
  const done = await world.run();
  expect(done.filter(({ outcome }) => outcome === 'goes on')).toHaveLength(2);
  expect(world.events()).toHaveLength(61);
});

test('organisations are looked at when the ruleset is another one, and every day', async () => {
  const directory = memoryTable();
  const served = servedOrganisationRepository(directory);
  const sent: string[] = [];
  let now = new Date('2026-11-21T08:00:00.000Z');
  const sweep = (ruleset: string) =>
    sweepReleases({
      now: () => now,
      served,
      ruleset,
      sendLooks: async (messages) => {
        sent.push(...messages.map(({ organisationId }) => organisationId));
      },
    });
  await Promise.all(['org_1', 'org_2', 'org_1'].map((id) => served.add(id)));

  expect(await sweep('1')).toEqual({ ruleset: '1', organisations: 2, left: 0 });
  expect(await sweep('1')).toEqual({ ruleset: '1', organisations: 0, left: 0 });
  expect(await sweep('2')).toEqual({ ruleset: '2', organisations: 2, left: 0 });
  await served.add('org_1');
  await served.remove('org_2');
  await served.note({ organisationId: 'org_2', ruleset: '2', checkedAt: now.toISOString() });
  now = new Date(now.getTime() + 24 * 3600 * 1000);
  expect(await sweep('2')).toEqual({ ruleset: '2', organisations: 1, left: 0 });
  expect(sent).toEqual(['org_1', 'org_2', 'org_1', 'org_2', 'org_1']);

  for (let number = 100; number < 700; number += 1) await served.add(`org_${number}`);
  expect(await sweep('3')).toEqual({ ruleset: '3', organisations: 500, left: 101 });
  expect(await sweep('3')).toEqual({ ruleset: '3', organisations: 101, left: 0 });
});
