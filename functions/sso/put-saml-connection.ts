import { type Asked, type Effects, journalFor } from '#shared/domain/command.ts';
import { invalidAt } from '#shared/domain/errors.ts';
import { rolesOf } from '#shared/domain/member.ts';
import type { OrganisationReader } from '#shared/domain/organisation.ts';
import {
  demandBrowserUrl,
  demandProven,
  demandRules,
  type IdentityProvider,
  nextConnection,
  type SamlConnectionRepository,
  type SamlSettings,
  withEnforced,
} from '#shared/domain/saml-connection.ts';
import type { IdentityProviderReader } from '#shared/domain/saml-provider.ts';
import { samlConnectionView } from './saml-connection-view.ts';

type Dependencies = Pick<Effects, 'now' | 'newId'> & {
  readonly connections: SamlConnectionRepository;
  readonly organisations: OrganisationReader;
  readonly reader: IdentityProviderReader;
  readonly tokenIssuer: string;
  readonly allowLoopback: boolean;
};
type Body = Omit<SamlSettings, keyof IdentityProvider> & {
  readonly [Name in keyof IdentityProvider]?: IdentityProvider[Name] | undefined;
} & { readonly metadataXml?: string | undefined; readonly enforced: boolean };
type Command = Asked & { readonly apiUrl: string; readonly body: Body };

/** The identity provider, from its metadata or word for word. @throws AppError `validation_failed`. */
const providerIn = ({ reader, allowLoopback, now }: Dependencies, body: Body): IdentityProvider => {
  const { metadataXml, idpEntityId, ssoUrl, certificates } = body;
  const said = [idpEntityId, ssoUrl, certificates].filter((each) => each !== undefined).length;
  if (said !== (metadataXml === undefined ? 3 : 0)) {
    throw invalidAt([{ path: 'body', message: 'needs metadataXml, or idpEntityId, ssoUrl and certificates' }]);
  }
  const { place, provider } =
    metadataXml === undefined
      ? { place: undefined, provider: { idpEntityId, ssoUrl, certificates } as IdentityProvider }
      : { place: 'body.metadataXml', provider: reader.readMetadata(metadataXml) };
  demandBrowserUrl(provider.ssoUrl, place ?? 'body.ssoUrl', allowLoopback);
  const read = provider.certificates.map((pem, index) =>
    reader.readCertificate(pem, place ?? `body.certificates.${index}`, now()),
  );
  return { ...provider, certificates: [...new Set(read)] };
};

/**
 * Connects an organisation with its identity provider, in place of the one before.
 * @throws AppError `validation_failed`, `precondition_failed`, `conflict` when it is to be enforced and no owner has
 * come through it.
 */
export const putSamlConnection = async (
  dependencies: Dependencies,
  { caller, apiUrl, body, precondition }: Command,
) => {
  const { connections, organisations } = dependencies;
  const { tenant } = caller;
  const { defaultRole, defaultWorkspaces, attributeMapping, enforced } = body;
  rolesOf(defaultWorkspaces);
  demandRules(attributeMapping);
  const provider = providerIn(dependencies, body);
  const [before, organisation] = await Promise.all([connections.find(tenant), organisations.get(tenant)]);
  precondition(before && samlConnectionView(dependencies, { tenant, apiUrl, connection: before, organisation }));

  const settings = { ...provider, defaultRole, defaultWorkspaces, attributeMapping };
  const after = nextConnection(before, settings, dependencies.now().toISOString());
  if (enforced) demandProven(after);
  const changed = withEnforced(organisation, enforced);
  const change = {
    idpEntityId: after.idpEntityId,
    ssoUrl: after.ssoUrl,
    enforced,
    certificates: after.certificates.length,
  };
  const deed = { action: 'saml_connection.put', target: tenant.organisationId, change };
  await connections.change(tenant, { before, after, organisation: changed }, journalFor(dependencies, caller, deed));
  return samlConnectionView(dependencies, { tenant, apiUrl, connection: after, organisation: changed ?? organisation });
};
