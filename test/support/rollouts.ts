import type fc from 'fast-check';
import { abortRollout } from '#functions/rollouts/abort-rollout.ts';
import { lookAtRollouts } from '#functions/rollouts/look-at-rollouts.ts';
import { pauseRollout } from '#functions/rollouts/pause-rollout.ts';
import { promoteRollout } from '#functions/rollouts/promote-rollout.ts';
import { resumeRollout } from '#functions/rollouts/resume-rollout.ts';
import { rollbackRelease } from '#functions/rollouts/rollback-release.ts';
import { rollbackRollout } from '#functions/rollouts/rollback-rollout.ts';
import { startRollout } from '#functions/rollouts/start-rollout.ts';
import { tickRollout } from '#functions/rollouts/tick-rollout.ts';
import { blockRepository } from '#shared/data/block-repository.ts';
import { countsRepository } from '#shared/data/counts-repository.ts';
import { environmentRepository, environmentRow } from '#shared/data/environment-repository.ts';
import { keys } from '#shared/data/keys.ts';
import { latencyRepository } from '#shared/data/latency-repository.ts';
import { promptRepository } from '#shared/data/prompt-repository.ts';
import { releaseRepository } from '#shared/data/release-repository.ts';
import { rolloutRepository } from '#shared/data/rollout-repository.ts';
import { servingRepository } from '#shared/data/serving-repository.ts';
import type { Table } from '#shared/data/table.ts';
import { versionRepository, versionRow } from '#shared/data/version-repository.ts';
import { waiverRepository } from '#shared/data/waiver-repository.ts';
import type { OrganisationState } from '#shared/domain/organisation-state.ts';
import type { Figure } from '#shared/domain/ports.ts';
import type { TickMessage } from '#shared/domain/rollouts/tick-message.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import type { Version } from '#shared/domain/version.ts';
import { asked, callerOf, editor, memoryTables, organisationA, testEffects, userOf } from '#test/support/world.ts';

const admin = callerOf(userOf('admin', { default: 'admin' }));
export const tenant = tenantOf(organisationA);

const ruleset = '2026.1';

export const versionOf = (version: number, some: Partial<Version> = {}): Version => ({
  workspace: 'default',
  prompt: 'greeting',
  version,
  messages: [{ role: 'system', content: `Version ${version} greets {{name}}.` }],
  resolvedMessages: [{ role: 'system', content: `Version ${version} greets {{name}}.` }],
  variables: { name: { type: 'string' } },
  contentHash: `hash-${version}`,
  status: 'approved',
  scan: { id: 'scn_1', verdict: 'pass', summary: null, ruleset },
  approval: { contentHash: `hash-${version}`, ruleset, by: { type: 'user', id: 'usr_2' }, at: '', bypass: false },
  createdAt: '2026-11-21T07:00:00.000Z',
  createdBy: { type: 'user', id: 'usr_1' },
  authors: ['usr_1'],
  authorMailboxes: ['mailbox of usr_1'],
  revision: 3,
  ...some,
});

const environmentOf = (name: string, isProtected: boolean) => ({
  workspace: 'default',
  name,
  protected: isProtected,
  minHoldSeconds: 60,
  createdAt: '2026-11-21T07:00:00.000Z',
  revision: 1,
});

/** A prompt with approved versions 1 to 4, two environments, and every use case of rollouts bound to them. */
export const rolloutWorld = async (wrap = (openTable: (tenant: TenantContext) => Table) => openTable) => {
  const tables = memoryTables();
  const openTable = wrap(tables.openTable);
  const put = (version: Version) => tables.openTable(tenant).transact([{ put: versionRow(tenant, version) }]);
  await tables
    .openTable(tenant)
    .transact([
      { put: { ...keys.prompt(tenant, 'default', 'greeting'), entity: 'PROMPT', archived: false, name: 'greeting' } },
      { put: environmentRow(tenant, environmentOf('production', true)) },
      { put: environmentRow(tenant, environmentOf('staging', false)) },
    ]);
  for (const version of [1, 2, 3, 4]) await put(versionOf(version));

  const effects = testEffects();
  const measured: string[] = [];
  const published: Readonly<Record<string, number>>[] = [];
  let state: OrganisationState = 'open';
  const ticks: { readonly message: TickMessage; readonly delaySeconds: number }[] = [];
  const dependencies = {
    ...effects,
    rollouts: rolloutRepository(openTable),
    prompts: promptRepository(openTable),
    releases: releaseRepository(openTable),
    counts: countsRepository(openTable),
    latencies: latencyRepository(openTable),
    versions: versionRepository(openTable),
    waivers: waiverRepository(openTable),
    environments: environmentRepository(openTable),
    serving: servingRepository(openTable),
    settings: { blockSeconds: 60, maturitySeconds: 120 },
    blocks: blockRepository(openTable),
    blockSeconds: 60,
    minHoldSeconds: 60,
    findState: async () => state,
    measure: (metric: string) => {
      measured.push(metric);
    },
    publish: (figures: readonly Figure[]) => {
      published.push(Object.fromEntries(figures.map(({ name, value }) => [name, value])));
      measured.push(...figures.filter(({ unit }) => unit === 'count').map(({ name }) => name));
    },
    sendTicks: async (messages: readonly TickMessage[], { delaySeconds = 0 } = {}) => {
      ticks.push(...messages.map((message) => ({ message, delaySeconds })));
    },
  };

  const place = { workspace: 'default', prompt: 'greeting' };
  const at = (rollout: string, caller = admin) => ({ ...asked(caller), ...place, rollout, body: {} });
  const start = (body: Partial<Parameters<typeof startRollout>[1]['body']> = {}, caller = admin) =>
    startRollout(dependencies, {
      ...asked(caller),
      ...place,
      body: {
        environment: 'production',
        version: 1,
        steps: [
          { percent: 25, holdSeconds: 60 },
          { percent: 100, holdSeconds: 60 },
        ],
        ...body,
      },
    });
  const tick = (rollout: string) => tickRollout(dependencies, { organisationId: organisationA, ...place, rollout });

  return {
    ...tables,
    dependencies,
    effects,
    measured,
    published,
    ticks,
    put,
    start,
    tick,
    /** What the organisation is from now on. */
    withdraw: (version: number, reason = 'Customers complain.') =>
      put(
        versionOf(version, {
          status: 'changes_requested',
          approval: undefined,
          withdrawal: { by: { type: 'user', id: 'usr_2' }, at: effects.now().toISOString(), reason, bypass: false },
          revision: 4,
        }),
      ),
    lookAt: (version: number) => lookAtRollouts(dependencies, tenant, { ...place, version }),
    become: (next: OrganisationState) => {
      state = next;
    },
    pause: (rollout: string, caller = admin) => pauseRollout(dependencies, at(rollout, caller)),
    resume: (rollout: string, caller = admin) => resumeRollout(dependencies, at(rollout, caller)),
    promote: (rollout: string, caller = admin) => promoteRollout(dependencies, at(rollout, caller)),
    abort: (rollout: string, caller = admin) => abortRollout(dependencies, at(rollout, caller)),
    rollback: (rollout: string, reason?: string, caller = admin) =>
      rollbackRollout(dependencies, { ...at(rollout, caller), body: { reason } }),
    rollbackRelease: (environment = 'production', caller = admin) =>
      rollbackRelease(dependencies, { ...asked(caller), ...place, environment, body: {} }),
    record: (environment = 'production') => dependencies.rollouts.serving(tenant, { ...place, environment }),
    /** Starts a rollout and sees it through to its end. */
    release: async (version: number, environment = 'production') => {
      const { id } = await start({ version, environment });
      for (const _ of [1, 2]) {
        effects.advance(60);
        await tick(id);
      }
      return id;
    },
  };
};

/** A world whose table answers in the order that a fast-check scheduler picks, as soon as the race begins. */
export const racingWorld = async (scheduler: fc.Scheduler) => {
  let racing = false;
  const world = await rolloutWorld((openTable) => (of) => {
    const table = openTable(of);
    if (!racing) return table;
    return {
      ...table,
      get: scheduler.scheduleFunction(table.get),
      getMany: scheduler.scheduleFunction(table.getMany),
      query: scheduler.scheduleFunction(table.query),
      transact: scheduler.scheduleFunction(table.transact),
    };
  });
  const race = async <T>(acts: readonly (() => Promise<T>)[]) => {
    racing = true;
    const all = Promise.allSettled(acts.map((act) => act()));
    await scheduler.waitFor(all);
    racing = false;
    return all;
  };
  return { ...world, race };
};

export { editor };
