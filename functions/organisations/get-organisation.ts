import type { Asked } from '#shared/domain/command.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { organisationView } from './organisation-view.ts';

/** The caller's organisation. */
export const getOrganisation = async (
  { organisations }: { readonly organisations: OrganisationReader },
  { caller }: Asked,
) => organisationView(await organisations.get(caller.tenant));
