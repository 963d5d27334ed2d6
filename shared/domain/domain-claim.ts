import type { Actor } from './audit.ts';
import type { Journal } from './command.ts';
import { isMailProvider } from './domain-claim-exclusions.ts';
import { AppError, invalidAt } from './errors.ts';
import type { Page, PageRequest } from './page.ts';
import type { TenantContext } from './tenant.ts';

/** Whether people can register the domain itself: it is not a public suffix, such as `co.uk` or `github.io`. */
export type IsRegistrable = (domain: string) => boolean;

/** The texts of a name's TXT records, each in one piece; none where there is no such name. @throws AppError `unavailable`. */
export type TextRecords = (name: string) => Promise<readonly string[]>;

/** An organisation's word that a domain of e-mail addresses is its own, and since when the DNS bears it out. */
export type DomainClaim = {
  readonly domain: string;
  /** What the owner of the domain publishes to prove it. */
  readonly token: string;
  readonly verifiedAt?: string | undefined;
  readonly createdAt: string;
  readonly createdBy: Actor;
  readonly revision: number;
};

/** The organisation whose members may sign in under a domain. */
export type DomainHolder = { readonly organisationId: string; readonly token: string };

export type DomainClaimRepository = {
  readonly find: (tenant: TenantContext, domain: string) => Promise<DomainClaim | undefined>;
  readonly list: (tenant: TenantContext, page: PageRequest) => Promise<Page<DomainClaim>>;
  /** @throws AppError `conflict` when it is claimed already. */
  readonly create: (tenant: TenantContext, claim: DomainClaim, journal: Journal) => Promise<void>;
  /** Saves the next revision. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, claim: DomainClaim, journal: Journal) => Promise<void>;
  readonly delete: (tenant: TenantContext, claim: DomainClaim, journal: Journal) => Promise<void>;
};

/** Who holds which domain, across organisations: one at a time. */
export type DomainHolders = {
  readonly of: (domain: string) => Promise<DomainHolder | undefined>;
  /** @throws AppError `conflict` unless the domain is still held by `before`, or by nobody. */
  readonly hold: (domain: string, holder: DomainHolder, before: DomainHolder | undefined) => Promise<void>;
  /** Lets a domain go if this organisation holds it. */
  readonly release: (domain: string, organisationId: string) => Promise<void>;
};

/** Whether an organisation speaks for the addresses of a domain: it has verified it, and nobody else holds it since. */
export const speaksFor = async (
  { domains, domainClaims }: { domains: Pick<DomainHolders, 'of'>; domainClaims: Pick<DomainClaimRepository, 'find'> },
  tenant: TenantContext,
  domain: string,
): Promise<boolean> => {
  const [holder, claim] = await Promise.all([domains.of(domain), domainClaims.find(tenant, domain)]);
  return holder?.organisationId === tenant.organisationId && claim?.verifiedAt !== undefined;
};

const domainPattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const maxLength = 253;

/** The form under which a domain is kept and compared: lower case, without the root's dot. */
export const normaliseDomain = (domain: string): string => domain.trim().toLowerCase().replace(/\.$/, '');

export const isDomain = (domain: string): boolean => domain.length <= maxLength && domainPattern.test(domain);

/** Refuses what cannot be one organisation's own. @throws AppError `validation_failed`. */
export const demandClaimable = (domain: string, isRegistrable: IsRegistrable): void => {
  const message = !isDomain(domain)
    ? 'is not a domain; write international ones as xn--…'
    : isMailProvider(domain)
      ? 'belongs to a provider of e-mail, whose addresses anybody may have'
      : isRegistrable(domain)
        ? undefined
        : 'is a public suffix, under which anybody may register';
  if (message !== undefined) throw invalidAt([{ path: 'body.domain', message }]);
};

/** The TXT record that proves a claim. Under a name of its own it is in nobody's way. */
export const recordOf = ({ domain, token }: Pick<DomainClaim, 'domain' | 'token'>) => ({
  type: 'TXT' as const,
  name: `_promptgate.${domain}`,
  value: `promptgate-domain-verification=${token}`,
});

/** Whether the published records prove a claim. */
export const proves = (records: readonly string[], claim: Pick<DomainClaim, 'domain' | 'token'>): boolean =>
  records.includes(recordOf(claim).value);

/** @throws AppError `conflict` that tells what is still to be published. */
export const demandProof = (records: readonly string[], claim: DomainClaim): void => {
  if (proves(records, claim)) return;
  const { name, value } = recordOf(claim);
  const found = records.length === 0 ? 'there is none' : `there are ${records.length} others`;
  throw new AppError(
    'conflict',
    `The TXT record of ${name} must be ${value}: ${found}. A new one may take an hour to be seen.`,
  );
};
