import { normaliseEmail } from '#shared/domain/account.ts';
import type { Effects } from '#shared/domain/command.ts';
import type { DomainHolders } from '#shared/domain/domain-claim.ts';
import { invalidAt, notFound } from '#shared/domain/errors.ts';
import type { SamlConnectionRepository } from '#shared/domain/saml-connection.ts';
import { domainOf } from '#shared/domain/saml-identity.ts';
import type { SamlProvider } from '#shared/domain/saml-provider.ts';
import { type AskedReturn, returnOf } from '#shared/domain/sso-return.ts';
import { type SamlSignInRepository, signInSeconds } from '#shared/domain/sso-sign-in.ts';
import { type TenantContext, tenantOf } from '#shared/domain/tenant.ts';
import { serviceProviderOf } from './saml-connection-view.ts';

/** RelayState is at most 80 bytes (SAML 2.0 bindings, section 3.4.3). */
const secretBytes = 32;

type Dependencies = Pick<Effects, 'now' | 'hash' | 'randomText'> & {
  readonly connections: SamlConnectionRepository;
  readonly domains: DomainHolders;
  readonly saml: Pick<SamlProvider, 'requestUrl'>;
  readonly signIns: SamlSignInRepository;
  readonly tokenIssuer: string;
  readonly consoleUrl: string;
};
type Query = AskedReturn & { readonly organisation?: string | undefined; readonly email?: string | undefined };
type Command = { readonly apiUrl: string; readonly query: Query };

const organisationOf = async (domains: DomainHolders, { organisation, email }: Query): Promise<TenantContext> => {
  if ((organisation === undefined) === (email === undefined)) {
    throw invalidAt([{ path: 'query', message: 'needs either organisation or email' }]);
  }
  if (organisation !== undefined) return tenantOf(organisation);
  const holder = await domains.of(domainOf(normaliseEmail(email ?? '')));
  if (!holder) throw notFound();
  return tenantOf(holder.organisationId);
};

/**
 * Sends a browser to its organisation's identity provider. The request and whom to answer are kept here; the browser
 * carries nothing but a random name of them.
 * @throws AppError `validation_failed`, `not_found` where there is no connection.
 */
export const startSamlSignIn = async (
  { connections, domains, saml, signIns, tokenIssuer, consoleUrl, now, hash, randomText }: Dependencies,
  { apiUrl, query }: Command,
) => {
  const to = returnOf(query, consoleUrl);
  const tenant = await organisationOf(domains, query);
  const connection = await connections.find(tenant);
  if (!connection) throw notFound();
  const service = serviceProviderOf(tokenIssuer, tenant, apiUrl);
  // An id of XML begins with a letter or an underscore.
  const request = { id: `_${randomText(secretBytes)}`, relayState: randomText(secretBytes) };
  await signIns.begin({
    relayHash: hash(request.relayState),
    requestId: request.id,
    organisationId: tenant.organisationId,
    acsUrl: service.acsUrl,
    endsAt: new Date(now().getTime() + signInSeconds * 1000).toISOString(),
    to,
  });
  return { location: await saml.requestUrl(connection, service, request) };
};
