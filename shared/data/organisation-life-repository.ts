import { AppError } from '../domain/errors.ts';
import type { Closings, OrganisationLife } from '../domain/organisation-closing.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { directoryKeys, keys } from './keys.ts';
import { organisationReader } from './organisation-reader.ts';
import { organisationUpdate } from './organisation-row.ts';
import type { Table } from './table.ts';

const conflict = () => new AppError('conflict', 'The organisation was changed at the same moment; read it again.');

/**
 * {@link OrganisationLife} over the organisation's own rows. While it is closed, the row `CLOSING` lies beside its own:
 * a restoration takes it away with its change, the eraser before its first deletion, so that only one of them happens.
 */
export const organisationLifeRepository = (openTable: (tenant: TenantContext) => Table): OrganisationLife => ({
  ...organisationReader(openTable),

  save: async (tenant, organisation, journal) =>
    commit(openTable(tenant), tenant, journal, [organisationUpdate(tenant, organisation)], conflict),

  close: async (tenant, organisation, journal) => {
    const { deletesAt } = organisation;
    const ticket = { put: { ...keys.closing(tenant), entity: 'CLOSING', deletesAt } };
    await commit(openTable(tenant), tenant, journal, [organisationUpdate(tenant, organisation), ticket], conflict);
  },

  restore: async (tenant, organisation, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [organisationUpdate(tenant, organisation), { delete: keys.closing(tenant), when: 'present' }],
      conflict,
    ),
});

/** {@link Closings} over the directory, which belongs to no organisation. */
export const closings = (directory: Table): Closings => ({
  list: async () => {
    const items = await directory.query({ partition: directoryKeys.closing('').PK });
    return items.map(({ SK, deletesAt }) => ({ organisationId: SK, deletesAt: String(deletesAt) }));
  },
  add: async ({ organisationId, deletesAt }) =>
    directory.transact([{ put: { ...directoryKeys.closing(organisationId), entity: 'CLOSING', deletesAt } }]),
});
