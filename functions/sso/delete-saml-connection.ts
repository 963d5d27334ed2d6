import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { notFound } from '#shared/domain/errors.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import { type SamlConnectionRepository, withEnforced } from '#shared/domain/saml-connection.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly connections: SamlConnectionRepository;
  readonly organisations: OrganisationReader;
};

/** Ends the connection, and with it that nothing else is taken. @throws AppError `not_found`, `conflict`. */
export const deleteSamlConnection = async (
  { connections, organisations, ...effects }: Dependencies,
  { caller }: Asked,
) => {
  const { tenant } = caller;
  const [before, organisation] = await Promise.all([connections.find(tenant), organisations.get(tenant)]);
  if (!before) throw notFound();
  const change = { idpEntityId: before.idpEntityId, wasEnforced: organisation.ssoEnforced === true };
  const deed = { action: 'saml_connection.delete', target: tenant.organisationId, change };
  const changed = withEnforced(organisation, false);
  await connections.change(tenant, { before, organisation: changed }, journalFor(effects, caller, deed));
};
