import { AppError } from './errors.ts';
import type { Organisation } from './organisation.ts';
import type { TenantContext } from './tenant.ts';

/** `closed`: an owner can still restore it. `gone`: it is being erased, or has been. */
export type OrganisationState = 'open' | 'closed' | 'gone';

/** What an organisation is at a moment; from the moment of its erasure on it is gone, row or no row. */
export const stateOf = (organisation: Pick<Organisation, 'deletesAt'> | undefined, now: Date): OrganisationState => {
  if (organisation === undefined) return 'gone';
  if (organisation.deletesAt === undefined) return 'open';
  return now.toISOString() < organisation.deletesAt ? 'closed' : 'gone';
};

/** Why a closed organisation lets somebody do nothing. */
export const organisationClosed = (deletesAt: string): AppError =>
  new AppError(
    'organisation_closed',
    `The organisation is closed and will be erased at ${deletesAt}; until then an owner can restore it.`,
  );

/** Asked by workers, since messages outlive organisations: what comes late must not write rows anew. */
export type FindState = (tenant: TenantContext) => Promise<OrganisationState>;
