import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { DomainClaimRepository, DomainHolders } from '#shared/domain/domain-claim.ts';
import { AppError, notFound } from '#shared/domain/errors.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly domainClaims: DomainClaimRepository;
  readonly domains: DomainHolders;
  readonly organisations: OrganisationReader;
};
type Command = Asked & { readonly domain: string };

/**
 * Lets a domain go. Not one that members need to get in at all.
 * @throws AppError `not_found`, `conflict`.
 */
export const deleteDomainClaim = async (
  { domainClaims, domains, organisations, ...effects }: Dependencies,
  { caller, domain }: Command,
) => {
  const { tenant } = caller;
  const [claim, organisation] = await Promise.all([domainClaims.find(tenant, domain), organisations.get(tenant)]);
  if (!claim) throw notFound();
  if (organisation.ssoEnforced === true && claim.verifiedAt !== undefined) {
    throw new AppError(
      'conflict',
      'While SSO is enforced, members may need this domain: save the connection with enforced: false first.',
    );
  }
  // First what takes effect: should the rest fail, the claim can be deleted once more.
  await domains.release(domain, tenant.organisationId);
  const deed = { action: 'domain_claim.delete', target: domain };
  await domainClaims.delete(tenant, claim, journalFor(effects, caller, deed));
};
