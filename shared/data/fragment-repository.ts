import { AppError, notFound } from '../domain/errors.ts';
import type { Fragment, FragmentRepository, FragmentVersion } from '../domain/fragment.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, listKey, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

const fragmentRow = (tenant: TenantContext, fragment: Fragment): Item => ({
  ...keys.fragment(tenant, fragment.workspace, fragment.name),
  ...listKey(tenant, partitions.fragments(tenant, fragment.workspace), fragment.id),
  entity: 'FRAGMENT',
  ...fragment,
});

const versionRow = (tenant: TenantContext, version: FragmentVersion): Item => ({
  ...keys.fragmentVersion(tenant, version.workspace, version.fragment, version.version),
  entity: 'FRAGMENT_VERSION',
  ...version,
});

const fragmentOf = (item: Item): Fragment => item as unknown as Fragment;
const versionOf = (item: Item): FragmentVersion => item as unknown as FragmentVersion;

export const fragmentRepository = (openTable: (tenant: TenantContext) => Table): FragmentRepository => ({
  get: async (tenant, workspace, name) => {
    const item = await openTable(tenant).get(keys.fragment(tenant, workspace, name), { consistent: true });
    if (!item) throw notFound();
    return fragmentOf(item);
  },

  list: async (tenant, workspace, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.fragments(tenant, workspace), index: 'list' },
      view: fragmentOf,
    }),

  create: async (tenant, fragment, first, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        { put: fragmentRow(tenant, fragment), when: 'absent' },
        ...(first ? [{ put: versionRow(tenant, first), when: 'absent' as const }] : []),
      ],
      () => new AppError('fragment_exists', `A fragment named ${fragment.name} exists in this workspace.`),
    ),

  getVersion: async (tenant, workspace, name, version) => {
    const key = keys.fragmentVersion(tenant, workspace, name, version);
    const item = await openTable(tenant).get(key, { consistent: true });
    if (!item) throw notFound();
    return versionOf(item);
  },

  listVersions: async (tenant, workspace, name, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.fragment(tenant, workspace, name), prefix: 'VERSION#', consistent: true },
      view: versionOf,
    }),

  pinned: async (tenant, workspace, pins) => {
    if (pins.length === 0) return [];
    const items = await openTable(tenant).getMany(
      pins.map(({ fragment, version }) => keys.fragmentVersion(tenant, workspace, fragment, version)),
    );
    return items.map((item) => item && versionOf(item));
  },

  createVersion: async (tenant, version, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        {
          update: keys.fragment(tenant, version.workspace, version.fragment),
          set: { latestVersion: version.version },
          add: { revision: 1 },
          when: { latestVersion: version.version - 1 },
        },
        { put: versionRow(tenant, version), when: 'absent' },
      ],
      () => new AppError('conflict', 'Another version came first; read it again and retry.'),
    ),
});
