import { AppError } from './errors.ts';
import type { PlanName } from './plan.ts';
import type { TenantContext } from './tenant.ts';

/** A customer, who shares nothing with any other. */
export type Organisation = {
  readonly id: string;
  readonly name: string;
  /** The AWS region that its data never leave. */
  readonly region: string;
  readonly plan: PlanName;
  /** How many active members are owners; never fewer than one. */
  readonly owners: number;
  readonly createdAt: string;
  /** Its members may sign in through its SAML identity provider alone. */
  readonly ssoEnforced?: boolean | undefined;
  /** It is closed, and will be erased at this moment unless an owner restores it. */
  readonly deletesAt?: string | undefined;
  readonly revision: number;
};

export type OrganisationReader = {
  /** @throws AppError `not_found`. */
  readonly get: (tenant: TenantContext) => Promise<Organisation>;
};

/** The organisation once it has gained (or, below zero, lost) owners. @throws AppError `conflict` if it kept none. */
export const withOwners = (organisation: Organisation, gained: number): Organisation => {
  const owners = organisation.owners + gained;
  if (owners < 1) throw new AppError('conflict', 'An organisation keeps at least one owner: make another one first.');
  return { ...organisation, owners, revision: organisation.revision + 1 };
};
