import type { Organisation } from '#shared/domain/organisation.ts';
import { type SamlConnection, serviceEntityId } from '#shared/domain/saml-connection.ts';
import type { IdentityProviderReader, ServiceProvider } from '#shared/domain/saml-provider.ts';
import type { TenantContext } from '#shared/domain/tenant.ts';

const path = '/v1/sso/saml';

/** What an identity provider knows us by: a name for each organisation, and one address for all answers. */
export const serviceProviderOf = (tokenIssuer: string, tenant: TenantContext, apiUrl: string): ServiceProvider => ({
  entityId: serviceEntityId(tokenIssuer, tenant),
  acsUrl: `${apiUrl}${path}/acs`,
});

type Shown = {
  readonly tenant: TenantContext;
  readonly apiUrl: string;
  readonly connection: SamlConnection;
  readonly organisation: Pick<Organisation, 'ssoEnforced'>;
};

/** A connection as owners see it. */
export const samlConnectionView = (
  { tokenIssuer, reader }: { readonly tokenIssuer: string; readonly reader: Pick<IdentityProviderReader, 'factsOf'> },
  { tenant, apiUrl, connection, organisation }: Shown,
) => {
  const query = `organisation=${tenant.organisationId}`;
  return {
    ...connection,
    certificates: connection.certificates.map((pem) => ({ pem, ...reader.factsOf(pem) })),
    enforced: organisation.ssoEnforced === true,
    provenAt: connection.provenAt ?? null,
    serviceProvider: {
      ...serviceProviderOf(tokenIssuer, tenant, apiUrl),
      metadataUrl: `${apiUrl}${path}/metadata?${query}`,
      loginUrl: `${apiUrl}${path}/login?${query}`,
    },
  };
};
