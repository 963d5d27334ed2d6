import type { Journal } from './command.ts';
import { AppError, invalidAt } from './errors.ts';
import type { Organisation, OrganisationReader } from './organisation.ts';
import { stateOf } from './organisation-state.ts';
import type { TenantContext } from './tenant.ts';

/** A closed organisation: as the directory lists it, as it is put off, and as the eraser is asked. */
export type Closing = { readonly organisationId: string; readonly deletesAt: string };

/** The closed organisations of a region, so that none is forgotten when a schedule or a message was lost. */
export type Closings = {
  readonly list: () => Promise<readonly Closing[]>;
  readonly add: (closing: Closing) => Promise<void>;
};

/** Asks for the erasure when its time has come; asking twice is asking once. */
export type ScheduleErasure = (closing: Closing) => Promise<void>;

export type OrganisationLife = OrganisationReader & {
  /** Saves the next revision. @throws AppError `conflict` when another change came first. */
  readonly save: (tenant: TenantContext, organisation: Organisation, journal: Journal) => Promise<void>;
  /** Saves it closed, with the ticket that either a restoration or the eraser takes. @throws AppError `conflict`. */
  readonly close: (tenant: TenantContext, organisation: Organisation, journal: Journal) => Promise<void>;
  /** Saves it open again. @throws AppError `conflict` when another change or the eraser came first. */
  readonly restore: (tenant: TenantContext, organisation: Organisation, journal: Journal) => Promise<void>;
};

/** The organisation as it is while it waits to be erased; to the second, as schedules are. */
export const closedOrganisation = (
  organisation: Organisation,
  now: Date,
  graceSeconds: number,
): Organisation & { readonly deletesAt: string } => {
  const deletesAt = new Date((Math.ceil(now.getTime() / 1000) + graceSeconds) * 1000).toISOString();
  return { ...organisation, deletesAt, revision: organisation.revision + 1 };
};

/** The organisation as it was before it was closed. @throws AppError `conflict` when it is not closed, or is gone. */
export const restoredOrganisation = (organisation: Organisation, now: Date): Organisation => {
  const state = stateOf(organisation, now);
  if (state === 'open') throw new AppError('conflict', 'The organisation is not closed.');
  if (state === 'gone') throw new AppError('conflict', 'The organisation is being erased.');
  const { deletesAt: _over, ...open } = organisation;
  return { ...open, revision: organisation.revision + 1 };
};

/** @throws AppError `validation_failed` unless the name was typed as it is. */
export const demandSameName = ({ name }: Organisation, typed: string): void => {
  if (typed !== name) throw invalidAt([{ path: 'body.name', message: 'is not the name of the organisation' }]);
};
