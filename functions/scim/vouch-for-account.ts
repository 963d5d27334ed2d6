import type { Account, AccountRepository } from '#shared/domain/account.ts';
import type { Effects } from '#shared/domain/command.ts';
import { type DomainClaimRepository, type DomainHolders, speaksFor } from '#shared/domain/domain-claim.ts';
import { domainOf } from '#shared/domain/saml-identity.ts';
import { ScimError } from '#shared/domain/scim-error.ts';
import type { VouchedAccounts } from '#shared/domain/sso-account.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

export type VouchDependencies = Pick<Effects, 'now'> & {
  readonly accounts: AccountRepository;
  readonly domainClaims: Pick<DomainClaimRepository, 'find'>;
  readonly domains: Pick<DomainHolders, 'of'>;
  readonly vouched: VouchedAccounts;
};

/**
 * An organisation speaks for the addresses of domains that it has verified, and for nobody else: whoever has an account
 * is not made a member of where they do not belong.
 * @throws ScimError `invalidValue`.
 */
export const demandOwnDomain = async (
  dependencies: Pick<VouchDependencies, 'domains' | 'domainClaims'>,
  tenant: TenantContext,
  email: string,
): Promise<void> => {
  const domain = domainOf(email);
  if (await speaksFor(dependencies, tenant, domain)) return;
  throw new ScimError(
    'invalidValue',
    `userName must be in a domain of yours, and you have not verified that ${domain} is one.`,
  );
};

/** Lets an account into the organisation; whoever had it without proof of the address, has it no more. */
export const vouchForAccount = async (
  { accounts, vouched, now }: VouchDependencies,
  tenant: TenantContext,
  account: Account,
): Promise<void> => {
  if (account.emailVerifiedAt === undefined) await vouched.prove(account, now().toISOString());
  await accounts.join(account, tenant.organisationId);
};
