import { encodeTime } from 'ulid';
import { AppError, notFound } from '../domain/errors.ts';
import { idPrefixes } from '../domain/ports.ts';
import { isLive, type Rollout } from '../domain/rollouts/rollout.ts';
import {
  type Releasable,
  type RolloutRepository,
  StaleRollout,
  type Start,
} from '../domain/rollouts/rollout-repository.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { isDone } from './is-done.ts';
import { keys, partitions } from './keys.ts';
import { page } from './page.ts';
import { releaseRow } from './release-repository.ts';
import { servingPut, servingRecordOf } from './serving-repository.ts';
import type { Item, Table, Write } from './table.ts';
import { waiverCheck } from './waiver-row.ts';

const rolloutOf = (item: Item): Rollout => item as unknown as Rollout;

/** Nothing of a version is rolled out before there is one, and clocks are never quite the same. */
const slackMilliseconds = 60_000;
const firstIdAt = (time: string): string =>
  `${idPrefixes.rollout}_${encodeTime(Math.max(Date.parse(time) - slackMilliseconds, 0), 10)}`;

const rolloutPut = (tenant: TenantContext, rollout: Rollout, revision?: number): Write => ({
  put: { ...rollout, ...keys.rollout(tenant, rollout.workspace, rollout.prompt, rollout.id), entity: 'ROLLOUT' },
  when: revision === undefined ? 'absent' : { revision },
});

const activeRow = (tenant: TenantContext, { id, workspace, prompt, environment, version, percent }: Rollout): Item => ({
  ...keys.activeRollout(tenant, workspace, prompt, environment),
  entity: 'ACTIVE',
  environment,
  rollout: id,
  version,
  percent,
});

/** The row that keeps another rollout from starting lives exactly as long as this one. */
const activeWrite = (tenant: TenantContext, rollout: Rollout): Write => {
  const when = { rollout: rollout.id };
  if (isLive(rollout)) return { put: activeRow(tenant, rollout), when };
  return { delete: keys.activeRollout(tenant, rollout.workspace, rollout.prompt, rollout.environment), when };
};

/** That what was read of a version when it was found fit for callers is still so. */
const releasableChecks = (tenant: TenantContext, { version, waivers }: Releasable): readonly Write[] => [
  {
    check: keys.version(tenant, version.workspace, version.prompt, version.version),
    when: { revision: version.revision, status: version.status, contentHash: version.contentHash },
  },
  ...waivers.map((waiver) => waiverCheck(tenant, waiver)),
];

/** Each write of a start with the error that it stands for when its condition does not hold. */
const startWrites = (
  tenant: TenantContext,
  { rollout, version, waivers, environment: { name: environment, revision }, before, after }: Start,
): [Write, () => AppError][] => {
  const { workspace, prompt } = rollout;
  const changed = () => new AppError('conflict', 'Something changed at the same moment; read it again and retry.');
  const inProgress = () =>
    new AppError('rollout_in_progress', `A rollout of ${prompt} to ${environment} is in progress; end that one first.`);
  return [
    [{ check: keys.prompt(tenant, workspace, prompt), when: { archived: false } }, notFound],
    [{ put: activeRow(tenant, rollout), when: 'absent' }, inProgress],
    [
      {
        update: keys.environment(tenant, workspace, environment),
        set: { latestRollout: rollout.id },
        when: { revision },
      },
      changed,
    ],
    [servingPut(tenant, after, before), changed],
    [rolloutPut(tenant, rollout), changed],
    ...releasableChecks(tenant, { version, waivers }).map((write): [Write, () => AppError] => [write, changed]),
  ];
};

export const rolloutRepository = (openTable: (tenant: TenantContext) => Table): RolloutRepository => ({
  get: async (tenant, { workspace, prompt, rollout }) => {
    const item = await openTable(tenant).get(keys.rollout(tenant, workspace, prompt, rollout), { consistent: true });
    if (!item) throw notFound();
    return rolloutOf(item);
  },

  getMany: async (tenant, places) => {
    const wanted = places.map(({ workspace, prompt, rollout }) => keys.rollout(tenant, workspace, prompt, rollout));
    if (wanted.length === 0) return [];
    const items = await openTable(tenant).getMany(wanted);
    return items.flatMap((item) => (item ? [rolloutOf(item)] : []));
  },

  list: async (tenant, { workspace, prompt }, filter, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.rollouts(tenant, workspace, prompt) },
      filter,
      where: (item) =>
        (filter.environment === undefined || item['environment'] === filter.environment) &&
        (filter.status === undefined || item['status'] === filter.status),
      view: rolloutOf,
    }),

  countStarts: async (tenant, { workspace, prompt, environment }, { version, createdAt }) => {
    const items = await openTable(tenant).query({
      partition: partitions.rollouts(tenant, workspace, prompt),
      notBefore: keys.rollout(tenant, workspace, prompt, firstIdAt(createdAt)).SK,
    });
    return items.filter((item) => item['version'] === version && item['environment'] === environment).length;
  },

  serving: async (tenant, { workspace, prompt, environment }) => {
    const key = keys.serving(tenant, workspace, prompt, environment);
    const item = await openTable(tenant).get(key, { consistent: true });
    return item && servingRecordOf(item);
  },

  start: async (tenant, start, journal) => {
    const steps = startWrites(tenant, start);
    await commit(
      openTable(tenant),
      tenant,
      journal,
      steps.map(([write]) => write),
      (position) => steps[position]?.[1]() ?? new StaleRollout(),
    );
  },

  save: async (tenant, { before, after, serving, line, releasable }, journal) => {
    const writes = [
      rolloutPut(tenant, after, before.revision),
      activeWrite(tenant, after),
      ...(serving ? [servingPut(tenant, serving.after, serving.before)] : []),
      ...(line ? [releaseRow(tenant, line)] : []),
      ...(releasable ? releasableChecks(tenant, releasable) : []),
    ];
    await commit(openTable(tenant), tenant, journal, writes, () => new StaleRollout());
  },

  observe: async (tenant, rollout) => {
    const done = await isDone(openTable(tenant), [rolloutPut(tenant, rollout, rollout.revision - 1)]);
    if (!done) throw new StaleRollout();
  },
});
