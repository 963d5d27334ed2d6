import { type DomainClaim, recordOf } from '#shared/domain/domain-claim.ts';

/** A claim as owners see it. */
export const domainClaimView = (claim: DomainClaim) =>
  ({
    ...claim,
    status: claim.verifiedAt === undefined ? 'pending' : 'verified',
    record: recordOf(claim),
    verifiedAt: claim.verifiedAt ?? null,
  }) as const;
