import { type Asked, actorOf, type Effects, journalFor } from '#shared/domain/command.ts';
import {
  type DomainClaim,
  type DomainClaimRepository,
  demandClaimable,
  type IsRegistrable,
  normaliseDomain,
} from '#shared/domain/domain-claim.ts';
import { domainClaimView } from './domain-claim-view.ts';

/** Not a secret: it is published. Random, so that no record that stands there for another reason proves a claim. */
const tokenBytes = 24;

type Dependencies = Pick<Effects, 'now' | 'newId' | 'randomText'> & {
  readonly domainClaims: DomainClaimRepository;
  readonly isRegistrable: IsRegistrable;
};
type Command = Asked & { readonly body: { readonly domain: string } };

/**
 * Claims a domain. Until the DNS bears it out the claim gives nothing, so that any number of organisations may have one.
 * @throws AppError `validation_failed`, `conflict`.
 */
export const createDomainClaim = async (
  { domainClaims, isRegistrable, randomText, ...effects }: Dependencies,
  { caller, body }: Command,
) => {
  const domain = normaliseDomain(body.domain);
  demandClaimable(domain, isRegistrable);
  const claim: DomainClaim = {
    domain,
    token: randomText(tokenBytes),
    createdAt: effects.now().toISOString(),
    createdBy: actorOf(caller.principal),
    revision: 1,
  };
  const deed = { action: 'domain_claim.create', target: domain };
  await domainClaims.create(caller.tenant, claim, journalFor(effects, caller, deed));
  return domainClaimView(claim);
};
