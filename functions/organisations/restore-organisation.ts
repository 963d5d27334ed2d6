import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { type OrganisationLife, restoredOrganisation } from '#shared/domain/organisation-closing.ts';
import { organisationView } from './organisation-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly organisations: OrganisationLife };

/**
 * Opens a closed organisation again. Nothing of it was taken away: keys and sessions are good again at once, and what
 * its workers had put off goes on by itself. @throws AppError `conflict` when it is not closed, or is being erased.
 */
export const restoreOrganisation = async ({ organisations, ...effects }: Dependencies, { caller }: Asked) => {
  const before = await organisations.get(caller.tenant);
  const after = restoredOrganisation(before, effects.now());
  const deed = { action: 'organisation.restore', target: before.id };
  await organisations.restore(caller.tenant, after, journalFor(effects, caller, deed));
  return organisationView(after);
};
