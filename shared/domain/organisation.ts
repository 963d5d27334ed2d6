import { AppError } from './errors.ts';
import type { TenantContext } from './tenant.ts';

/** A customer, who shares nothing with any other. */
export type Organisation = {
  readonly id: string;
  readonly name: string;
  /** The AWS region that its data never leave. */
  readonly region: string;
  readonly plan: 'trial';
  /** How many active members are owners; never fewer than one. */
  readonly owners: number;
  readonly createdAt: string;
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
