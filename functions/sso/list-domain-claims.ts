import type { Asked } from '#shared/domain/command.ts';
import type { DomainClaimRepository } from '#shared/domain/domain-claim.ts';
import type { PageRequest } from '#shared/domain/page.ts';
import { domainClaimView } from './domain-claim-view.ts';

type Dependencies = { readonly domainClaims: DomainClaimRepository };
type Command = Asked & { readonly query: PageRequest };

/** Lists an organisation's claims by name. */
export const listDomainClaims = async ({ domainClaims }: Dependencies, { caller, query }: Command) => {
  const { data, nextCursor } = await domainClaims.list(caller.tenant, query);
  return { data: data.map(domainClaimView), nextCursor };
};
