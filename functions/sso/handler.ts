import { accessTokenVerifier } from '#shared/auth/access-token.ts';
import { challengeOf } from '#shared/auth/code-challenge.ts';
import { checkMaker } from '#shared/auth/credential-check.ts';
import { isRegistrable } from '#shared/auth/registrable-domain.ts';
import { identityProviderReader } from '#shared/auth/saml-metadata.ts';
import { samlProvider } from '#shared/auth/saml-provider.ts';
import { ssoRoutes } from '#shared/contracts/sso.ts';
import { accountRepository } from '#shared/data/account-repository.ts';
import { domainClaimRepository, domainHolders } from '#shared/data/domain-claim-repository.ts';
import { googleAccounts, googleSignInRepository } from '#shared/data/google-sign-in-repository.ts';
import { memberRepository } from '#shared/data/member-repository.ts';
import { organisationReader } from '#shared/data/organisation-reader.ts';
import { samlConnectionRepository } from '#shared/data/saml-connection-repository.ts';
import { samlSignInRepository } from '#shared/data/saml-sign-in-repository.ts';
import { sessionRepository } from '#shared/data/session-repository.ts';
import { signInCodeRepository } from '#shared/data/sign-in-code-repository.ts';
import { ssoMemberRepository } from '#shared/data/sso-member-repository.ts';
import { vouchedAccounts } from '#shared/data/vouched-account-repository.ts';
import { httpFunction } from '#shared/http/http-function.ts';
import { textRecords } from '#shared/messaging/text-records.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { google, googleSecrets } from '#shared/runtime/google.ts';
import { guesses } from '#shared/runtime/guesses.ts';
import { log } from '#shared/runtime/logger.ts';
import { keyedHash } from '#shared/runtime/pepper.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { issueAccessToken } from '#shared/runtime/token-issuer.ts';
import { tokenKeys } from '#shared/runtime/token-keys.ts';
import { createDomainClaim } from './create-domain-claim.ts';
import { createSsoSession } from './create-sso-session.ts';
import { deleteDomainClaim } from './delete-domain-claim.ts';
import { deleteSamlConnection } from './delete-saml-connection.ts';
import { finishGoogleSignIn } from './finish-google-sign-in.ts';
import { finishSamlSignIn } from './finish-saml-sign-in.ts';
import { getSamlConnection } from './get-saml-connection.ts';
import { getSamlMetadata } from './get-saml-metadata.ts';
import { listDomainClaims } from './list-domain-claims.ts';
import { putSamlConnection } from './put-saml-connection.ts';
import { startGoogleSignIn } from './start-google-sign-in.ts';
import { startSamlSignIn } from './start-saml-sign-in.ts';
import { verifyDomainClaim } from './verify-domain-claim.ts';

const { AWS_REGION, APP_URL, ALLOW_LOOPBACK, DNS_SERVER } = readConfig(
  'AWS_REGION',
  'APP_URL',
  'ALLOW_LOOPBACK',
  'DNS_SERVER',
);

const dependencies = {
  ...effects,
  accounts: accountRepository(directory),
  codes: signInCodeRepository(directory),
  connections: samlConnectionRepository(openTable),
  domainClaims: domainClaimRepository(openTable),
  domains: domainHolders(directory),
  googleAccounts: googleAccounts(directory),
  googleSignIns: googleSignInRepository(directory),
  members: memberRepository(openTable),
  organisations: organisationReader(openTable),
  sessions: sessionRepository(openTable),
  signIns: samlSignInRepository(directory),
  ssoMembers: ssoMemberRepository(openTable),
  vouched: vouchedAccounts(directory),
  google,
  googleSecrets,
  guesses,
  challengeOf,
  checkOf: checkMaker(keyedHash),
  isRegistrable,
  issueAccessToken,
  reader: identityProviderReader,
  saml: samlProvider,
  textRecords: textRecords(DNS_SERVER),
  verifyAccessToken: accessTokenVerifier(tokenKeys),
  allowLoopback: ALLOW_LOOPBACK,
  consoleUrl: APP_URL,
  region: AWS_REGION,
  tokenIssuer: tokenKeys.issuer,
};

const useCases = {
  createDomainClaim,
  createSsoSession,
  deleteDomainClaim,
  deleteSamlConnection,
  finishGoogleSignIn,
  finishSamlSignIn,
  getSamlConnection,
  getSamlMetadata,
  listDomainClaims,
  putSamlConnection,
  startGoogleSignIn,
  startSamlSignIn,
  verifyDomainClaim,
};

const asIs = (xml: string): string => xml;

export const handler = httpFunction(
  ssoRoutes,
  useCases,
  dependencies,
  { effects, log, openTable, directory },
  {
    getSamlMetadata: { 'application/samlmetadata+xml': asIs },
  },
);
