import { AppError } from '../domain/errors.ts';
import type { EnvironmentRelease, ReleaseLine, ReleaseRepository } from '../domain/release.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { servingPut } from './serving-repository.ts';
import type { Item, Table, Write } from './table.ts';

const lineOf = (item: Item): ReleaseLine => item as unknown as ReleaseLine;

/** Writes the next revision of a line of releases. */
export const releaseRow = (tenant: TenantContext, line: ReleaseLine): Write => ({
  put: { ...line, ...keys.release(tenant, line.workspace, line.prompt, line.environment), entity: 'RELEASE' },
  when: line.revision === 1 ? 'absent' : { revision: line.revision - 1 },
});

const activeOf = (item: Item): EnvironmentRelease['active'] => item as unknown as EnvironmentRelease['active'];

export const releaseRepository = (openTable: (tenant: TenantContext) => Table): ReleaseRepository => ({
  get: async (tenant, { workspace, prompt, environment }) => {
    const item = await openTable(tenant).get(keys.release(tenant, workspace, prompt, environment), {
      consistent: true,
    });
    return item && lineOf(item);
  },

  list: async (tenant, { workspace, prompt }) => {
    const partition = partitions.prompt(tenant, workspace, prompt);
    const table = openTable(tenant);
    const [lines, active] = await Promise.all([
      table.query({ partition, prefix: 'RELEASE#', consistent: true }),
      table.query({ partition, prefix: 'ACTIVE#', consistent: true }),
    ]);
    const named = (items: readonly Item[]) => new Map(items.map((item) => [String(item['environment']), item]));
    const [lineIn, activeIn] = [named(lines), named(active)];
    return [...new Set([...lineIn.keys(), ...activeIn.keys()])].toSorted().map((environment) => {
      const [line, present] = [lineIn.get(environment), activeIn.get(environment)];
      return { environment, line: line ? lineOf(line) : null, active: present ? activeOf(present) : null };
    });
  },

  restore: async (tenant, line, serving, journal) => {
    const { workspace, prompt, environment } = line;
    const changed = () => new AppError('conflict', 'Something changed at the same moment; read it again and retry.');
    const inProgress = () =>
      new AppError('rollout_in_progress', `A rollout to ${environment} is in progress; roll that one back first.`);
    await commit(
      openTable(tenant),
      tenant,
      journal,
      [
        { check: keys.activeRollout(tenant, workspace, prompt, environment), when: 'absent' },
        releaseRow(tenant, line),
        servingPut(tenant, serving.after, serving.before),
      ],
      (position) => (position === 0 ? inProgress() : changed()),
    );
  },
});
