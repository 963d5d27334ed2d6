import { AppError } from '#shared/domain/errors.ts';
import type { Clock } from '#shared/domain/ports.ts';
import type { SamlProvider } from '#shared/domain/saml-provider.ts';
import type { AccessClaims } from '#shared/domain/session.ts';
import { tenantOf } from '#shared/domain/tenant.ts';
import { serviceProviderOf } from './saml-connection-view.ts';

type Dependencies = {
  readonly now: Clock;
  readonly saml: Pick<SamlProvider, 'metadataOf'>;
  readonly tokenIssuer: string;
  readonly verifyAccessToken: (token: string, now: Date) => Promise<AccessClaims | undefined>;
};
type Command = {
  readonly apiUrl: string;
  readonly bearer: string | undefined;
  readonly query: { readonly organisation?: string | undefined };
};

/**
 * Our metadata for the organisation that is named, or that an access token is of. They say nothing that does not follow
 * from the id, so there is nothing to look up, and nobody learns which organisations there are.
 * @throws AppError `unauthenticated` without either.
 */
export const getSamlMetadata = async (
  { now, saml, tokenIssuer, verifyAccessToken }: Dependencies,
  { apiUrl, bearer, query }: Command,
) => {
  const claims = query.organisation === undefined && bearer ? await verifyAccessToken(bearer, now()) : undefined;
  const organisationId = query.organisation ?? claims?.organisationId;
  if (organisationId === undefined) {
    throw new AppError('unauthenticated', 'Name an organisation (?organisation=org_…), or send an access token.');
  }
  return saml.metadataOf(serviceProviderOf(tokenIssuer, tenantOf(organisationId), apiUrl));
};
