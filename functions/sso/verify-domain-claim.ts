import { type Asked, type Effects, journalFor, journalOf } from '#shared/domain/command.ts';
import {
  type DomainClaimRepository,
  type DomainHolder,
  type DomainHolders,
  demandProof,
  proves,
  recordOf,
  type TextRecords,
} from '#shared/domain/domain-claim.ts';
import { AppError, notFound } from '#shared/domain/errors.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { domainClaimView } from './domain-claim-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly domainClaims: DomainClaimRepository;
  readonly domains: DomainHolders;
  readonly textRecords: TextRecords;
};
type Command = Asked & { readonly domain: string };

/** Tells the organisation that held the domain that it does so no more, in its own audit trail. */
const endClaimOf = async (
  { domainClaims, ...effects }: Dependencies,
  { organisationId }: DomainHolder,
  domain: string,
): Promise<void> => {
  const tenant = tenantOf(organisationId);
  const claim = await domainClaims.find(tenant, domain);
  if (claim?.verifiedAt === undefined) return;
  const actor = { type: 'system', id: 'domain-verification' } as const;
  const deed = { tenant, actor, action: 'domain_claim.lose', target: domain, change: { reason: 'record_gone' } };
  const after = { ...claim, verifiedAt: undefined, revision: claim.revision + 1 };
  await domainClaims.save(tenant, after, journalOf(effects, deed));
};

/**
 * Verifies a claim by its TXT record. A domain is held by one organisation at a time. When a second one proves that it
 * is theirs, the first is looked at again: while its own record stands it keeps the domain, and else loses it, as one
 * that was sold.
 * @throws AppError `not_found`, `conflict` when the record is not there or the domain is held, `unavailable`.
 */
export const verifyDomainClaim = async (dependencies: Dependencies, { caller, domain }: Command) => {
  const { domainClaims, domains, textRecords, now } = dependencies;
  const { tenant } = caller;
  const claim = await domainClaims.find(tenant, domain);
  if (!claim) throw notFound();
  const { organisationId } = tenant;
  const holder = await domains.of(domain);
  if (holder?.organisationId === organisationId && claim.verifiedAt !== undefined) return domainClaimView(claim);

  const records = await textRecords(recordOf(claim).name);
  demandProof(records, claim);
  const rival = holder?.organisationId === organisationId ? undefined : holder;
  if (rival && proves(records, { domain, token: rival.token })) {
    throw new AppError(
      'conflict',
      'Another organisation holds this domain, and its record stands beside yours: remove that one.',
    );
  }
  // The directory first: what it says holds only together with the organisation's own row.
  await domains.hold(domain, { organisationId, token: claim.token }, holder);
  if (rival) await endClaimOf(dependencies, rival, domain);
  const verified = { ...claim, verifiedAt: now().toISOString(), revision: claim.revision + 1 };
  const deed = { action: 'domain_claim.verify', target: domain };
  await domainClaims.save(tenant, verified, journalFor(dependencies, caller, deed));
  return domainClaimView(verified);
};
