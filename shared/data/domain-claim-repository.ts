import type { DomainClaim, DomainClaimRepository, DomainHolder, DomainHolders } from '../domain/domain-claim.ts';
import { AppError } from '../domain/errors.ts';
import type { TenantContext } from '../domain/tenant.ts';
import { commit } from './commit.ts';
import { isDone } from './is-done.ts';
import { directoryKeys, keys, partitions } from './keys.ts';
import { page } from './page.ts';
import type { Item, Table } from './table.ts';

const claimRow = (tenant: TenantContext, claim: DomainClaim): Item => ({
  ...keys.domainClaim(tenant, claim.domain),
  entity: 'DOMAIN',
  ...claim,
});

const claimOf = (item: Item): DomainClaim => item as unknown as DomainClaim;

const changed = () => new AppError('conflict', 'The claim was changed at the same moment; read it again and retry.');

/** {@link DomainClaimRepository} over the organisation's own rows. */
export const domainClaimRepository = (openTable: (tenant: TenantContext) => Table): DomainClaimRepository => ({
  find: async (tenant, domain) => {
    const item = await openTable(tenant).get(keys.domainClaim(tenant, domain), { consistent: true });
    return item && claimOf(item);
  },

  list: async (tenant, request) =>
    page(openTable(tenant), {
      ...request,
      range: { partition: partitions.organisation(tenant), prefix: 'DOMAIN#', newestFirst: false },
      view: claimOf,
    }),

  create: async (tenant, claim, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: claimRow(tenant, claim), when: 'absent' }],
      () => new AppError('conflict', `${claim.domain} is claimed already: publish its record and verify it.`),
    ),

  save: async (tenant, claim, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ put: claimRow(tenant, claim), when: { revision: claim.revision - 1 } }],
      changed,
    ),

  delete: async (tenant, { domain, revision }, journal) =>
    commit(
      openTable(tenant),
      tenant,
      journal,
      [{ delete: keys.domainClaim(tenant, domain), when: { revision } }],
      changed,
    ),
});

/** {@link DomainHolders} over the directory. */
export const domainHolders = (directory: Table): DomainHolders => ({
  of: async (domain) => {
    const item = await directory.get(directoryKeys.domain(domain), { consistent: true });
    return item as DomainHolder | undefined;
  },

  hold: async (domain, { organisationId, token }, before) => {
    const put = { ...directoryKeys.domain(domain), entity: 'DOMAIN', organisationId, token };
    const when = before ? { organisationId: before.organisationId, token: before.token } : 'absent';
    if (await isDone(directory, [{ put, when }])) return;
    throw new AppError('conflict', 'Somebody else verified the domain at the same moment; try again.');
  },

  release: async (domain, organisationId) => {
    await isDone(directory, [{ delete: directoryKeys.domain(domain), when: { organisationId } }]);
  },
});
