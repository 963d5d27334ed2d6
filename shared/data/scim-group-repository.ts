import { AppError, notFound } from '../domain/errors.ts';
import type { Group, GroupChange, GroupRepository } from '../domain/scim-group.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys, partitions } from './keys.ts';
import { memberRow } from './member-repository.ts';
import type { Item, Table, Write } from './table.ts';

const rowOf = (tenant: TenantContext, group: Group): Item => ({
  ...keys.group(tenant, group.id),
  entity: 'GROUP',
  ...group,
});

const groupOf = (item: Item): Group => item as unknown as Group;

/** Whoever changes a group or who is in it has seen what it is. */
const groupWrite = (tenant: TenantContext, { before, after }: GroupChange): Write[] => {
  const when = before ? { revision: before.revision } : 'absent';
  if (after) return [{ put: rowOf(tenant, after), when }];
  return before ? [{ delete: keys.group(tenant, before.id), when }] : [];
};

/** {@link GroupRepository} over the organisation's own rows. */
export const groupRepository = (openTable: (tenant: TenantContext) => Table): GroupRepository => ({
  get: async (tenant, id) => {
    const item = await openTable(tenant).get(keys.group(tenant, id), { consistent: true });
    if (!item) throw notFound();
    return groupOf(item);
  },

  all: async (tenant) => {
    const range = { partition: partitions.groups(tenant), prefix: 'GROUP#', consistent: true };
    return (await openTable(tenant).query(range)).map(groupOf);
  },

  change: async (tenant, change, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        ...groupWrite(tenant, change),
        ...change.members.map(({ before, after }) => ({
          put: memberRow(tenant, after),
          when: { revision: before.revision },
        })),
      ],
      () => new AppError('conflict', 'The group or one of its members was changed at the same moment; try again.'),
    ),
});
