import { AppError } from '../domain/errors.ts';
import type { SamlConnection, SamlConnectionRepository } from '../domain/saml-connection.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { keys } from './keys.ts';
import { checksOf, unknownWorkspace } from './member-repository.ts';
import { organisationUpdate } from './organisation-row.ts';
import type { Item, Table, Write } from './table.ts';

const connectionOf = (item: Item): SamlConnection => item as unknown as SamlConnection;

const workspacesOf = ({ defaultWorkspaces, attributeMapping }: SamlConnection): readonly string[] => [
  ...new Set([
    ...defaultWorkspaces.map(({ workspace }) => workspace),
    ...attributeMapping.roles.flatMap(({ workspace }) => workspace ?? []),
  ]),
];

/** {@link SamlConnectionRepository} over the organisation's own rows. */
export const samlConnectionRepository = (openTable: (tenant: TenantContext) => Table): SamlConnectionRepository => ({
  find: async (tenant) => {
    const item = await openTable(tenant).get(keys.samlConnection(tenant), { consistent: true });
    return item && connectionOf(item);
  },

  change: async (tenant, { before, after, organisation }, journal) => {
    const key = keys.samlConnection(tenant);
    const when = before ? { revision: before.revision } : 'absent';
    const write: Write = after ? { put: { ...key, entity: 'SAML', ...after }, when } : { delete: key, when };
    const workspaces = after ? workspacesOf(after) : [];
    const writes = [
      ...checksOf(tenant, workspaces),
      write,
      ...(organisation ? [organisationUpdate(tenant, organisation)] : []),
    ];
    await commit(openTable(tenant), tenant, journal, writes, (position) =>
      position < workspaces.length
        ? unknownWorkspace(workspaces[position])
        : new AppError('conflict', 'The connection or the organisation was changed at the same moment; try again.'),
    );
  },
});
