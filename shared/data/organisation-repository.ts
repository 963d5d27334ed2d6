import { AppError } from '../domain/errors.ts';
import type { OrganisationRepository } from '../domain/founding.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { environmentRow } from './environment-repository.ts';
import { memberRow } from './member-repository.ts';
import { organisationReader } from './organisation-reader.ts';
import { organisationRow } from './organisation-row.ts';
import { sessionRow } from './session-repository.ts';
import type { Table } from './table.ts';
import { workspaceRow } from './workspace-repository.ts';

export const organisationRepository = (openTable: (tenant: TenantContext) => Table): OrganisationRepository => ({
  ...organisationReader(openTable),

  found: async (tenant, { organisation, owner, workspace, environments, session }, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [
        organisationRow(tenant, organisation),
        memberRow(tenant, owner),
        workspaceRow(tenant, workspace),
        ...environments.map((environment) => environmentRow(tenant, environment)),
        sessionRow(tenant, session),
      ].map((put) => ({ put, when: 'absent' })),
      () => new AppError('conflict', 'This organisation exists already.'),
    ),
});
