import { createDomainClaim } from '#functions/sso/create-domain-claim.ts';
import { finishSamlSignIn } from '#functions/sso/finish-saml-sign-in.ts';
import { putSamlConnection } from '#functions/sso/put-saml-connection.ts';
import { startSamlSignIn } from '#functions/sso/start-saml-sign-in.ts';
import { verifyDomainClaim } from '#functions/sso/verify-domain-claim.ts';
import { challengeOf } from '#shared/auth/code-challenge.ts';
import { isRegistrable } from '#shared/auth/registrable-domain.ts';
import { identityProviderReader } from '#shared/auth/saml-metadata.ts';
import { samlProvider } from '#shared/auth/saml-provider.ts';
import { domainClaimRepository, domainHolders } from '#shared/data/domain-claim-repository.ts';
import { samlConnectionRepository } from '#shared/data/saml-connection-repository.ts';
import { samlSignInRepository } from '#shared/data/saml-sign-in-repository.ts';
import { signInCodeRepository } from '#shared/data/sign-in-code-repository.ts';
import { ssoMemberRepository } from '#shared/data/sso-member-repository.ts';
import { vouchedAccounts } from '#shared/data/vouched-account-repository.ts';
import type { Asked } from '#shared/domain/command.ts';
import type { AccessClaims } from '#shared/domain/session.ts';
import { claimsOf, founded, type IdentityWorld, identityWorld, origin } from './identity-world.ts';
import { type Claims, encoded, type SamlIdp, type Signing, samlIdp } from './saml-idp.ts';

export const apiUrl = 'https://api.example.com';
export const acsUrl = `${apiUrl}/v1/sso/saml/acs`;
export const tokenIssuer = 'https://promptgate.dev/test/eu-west-1';
export const verifier = 'a-verifier-of-forty-three-characters-or-more';

const idp = samlIdp();

/** All that SSO needs, in memory, with a DNS that a test writes, and Ada's organisation on it. */
export const ssoWorld = async (identity: IdentityWorld = identityWorld()) => {
  const records = new Map<string, string[]>();
  const { openTable, directory } = identity;
  const dependencies = {
    ...identity.dependencies,
    codes: signInCodeRepository(directory),
    connections: samlConnectionRepository(openTable),
    domainClaims: domainClaimRepository(openTable),
    domains: domainHolders(directory),
    signIns: samlSignInRepository(directory),
    ssoMembers: ssoMemberRepository(openTable),
    vouched: vouchedAccounts(directory),
    challengeOf,
    isRegistrable,
    reader: identityProviderReader,
    saml: samlProvider,
    textRecords: async (name: string) => records.get(name) ?? [],
    verifyAccessToken: async (token: string): Promise<AccessClaims | undefined> =>
      token.startsWith('{') ? claimsOf({ accessToken: token }) : undefined,
    allowLoopback: false,
    consoleUrl: 'https://app.example.com/console',
    tokenIssuer,
  };
  const world = { ...(await founded(identity)), dependencies };

  /** Claims a domain and publishes its record. */
  const ownDomain = async (domain: string, by: Asked = world.owner) => {
    const { record } = await createDomainClaim(dependencies, { ...by, body: { domain } });
    records.set(record.name, [...(records.get(record.name) ?? []), record.value]);
    return verifyDomainClaim(dependencies, { ...by, domain });
  };

  return { ...world, records, ownDomain };
};

export type SsoWorld = Awaited<ReturnType<typeof ssoWorld>>;
type Body = Parameters<typeof putSamlConnection>[1]['body'];

/** The body of a connection with an identity provider. */
export const connectionBody = (changes: Partial<Body> = {}, of: SamlIdp = idp): Body => ({
  idpEntityId: of.idpEntityId,
  ssoUrl: 'https://idp.example.com/sso',
  certificates: [of.certificate],
  enforced: false,
  defaultRole: 'member',
  defaultWorkspaces: [],
  attributeMapping: { email: 'NameID', name: 'displayName', groups: 'groups', roles: [] },
  ...changes,
});

export const connect = async ({ dependencies, owner }: SsoWorld, changes: Partial<Body> = {}, of: SamlIdp = idp) =>
  putSamlConnection(dependencies, { ...owner, apiUrl, body: connectionBody(changes, of) });

/** What a browser carries away from here. */
export const begin = async (
  { dependencies, organisationId }: Pick<SsoWorld, 'dependencies' | 'organisationId'>,
  query: Parameters<typeof startSamlSignIn>[1]['query'] = { organisation: organisationId },
) => {
  const { location } = await startSamlSignIn(dependencies, { apiUrl, query });
  const url = new URL(location);
  const { inflateRawSync } = await import('node:zlib');
  const request = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString();
  const requestId = /ID="([^"]+)"/.exec(request)?.[1] ?? '';
  return { requestId, relayState: url.searchParams.get('RelayState') ?? '', url };
};

/** What the identity provider says of a person, unless said otherwise: that it is they, here and now. */
export const responseFor = (
  { dependencies, organisationId }: Pick<SsoWorld, 'dependencies' | 'organisationId'>,
  requestId: string,
  claims: Partial<Claims> & { readonly email: string },
  { signing = {}, by = idp }: { readonly signing?: Signing; readonly by?: SamlIdp } = {},
) => {
  const audience = `${tokenIssuer}/saml/${organisationId}`;
  return encoded(by.answer({ acsUrl, audience, requestId, at: dependencies.now(), ...claims }, signing));
};

export const post = ({ dependencies }: Pick<SsoWorld, 'dependencies'>, SAMLResponse: string, RelayState: string) =>
  finishSamlSignIn(dependencies, { origin, body: { SAMLResponse, RelayState } });

/** Signs a person in from beginning to end and gives the answer with tokens. */
export const signInAs = async (world: SsoWorld, email: string, claims: Partial<Claims> = {}) => {
  const { requestId, relayState } = await begin(world);
  const answer = await post(world, responseFor(world, requestId, { email, ...claims }), relayState);
  if (!('accessToken' in answer)) throw new Error('There are no tokens in the answer.');
  return answer;
};
