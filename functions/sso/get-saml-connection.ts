import type { Asked } from '#shared/domain/command.ts';
import { notFound } from '#shared/domain/errors.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import type { SamlConnectionRepository } from '#shared/domain/saml-connection.ts';
import type { IdentityProviderReader } from '#shared/domain/saml-provider.ts';
import { samlConnectionView } from './saml-connection-view.ts';

type Dependencies = {
  readonly connections: SamlConnectionRepository;
  readonly organisations: OrganisationReader;
  readonly reader: IdentityProviderReader;
  readonly tokenIssuer: string;
};
type Command = Asked & { readonly apiUrl: string };

/** @throws AppError `not_found` when there is none. */
export const getSamlConnection = async (dependencies: Dependencies, { caller: { tenant }, apiUrl }: Command) => {
  const { connections, organisations } = dependencies;
  const [connection, organisation] = await Promise.all([connections.find(tenant), organisations.get(tenant)]);
  if (!connection) throw notFound();
  return samlConnectionView(dependencies, { tenant, apiUrl, connection, organisation });
};
