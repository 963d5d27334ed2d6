import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import type { OrganisationLife } from '#shared/domain/organisation-closing.ts';
import { organisationView } from './organisation-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & { readonly organisations: OrganisationLife };
type Command = Asked & { readonly body: { readonly name?: string | undefined } };

/** Renames the organisation. @throws AppError `precondition_failed`, `conflict`. */
export const updateOrganisation = async (
  { organisations, ...effects }: Dependencies,
  { caller, body, precondition }: Command,
) => {
  const organisation = await organisations.get(caller.tenant);
  precondition(organisationView(organisation));
  const { name = organisation.name } = body;
  const next = { ...organisation, name, revision: organisation.revision + 1 };
  const deed = { action: 'organisation.update', target: organisation.id, change: { name } };
  await organisations.save(caller.tenant, next, journalFor(effects, caller, deed));
  return organisationView(next);
};
