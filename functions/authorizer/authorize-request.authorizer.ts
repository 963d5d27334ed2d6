import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { accessTokenVerifier } from '#shared/auth/access-token.ts';
import { checkHolder } from '#shared/auth/credential-check.ts';
import { remember } from '#shared/auth/remember.ts';
import { verifySecret } from '#shared/auth/secrets.ts';
import { claimedIssuer } from '#shared/auth/signed-token.ts';
import { accountRepository } from '#shared/data/account-repository.ts';
import { apiKeyLocks, apiKeyReader } from '#shared/data/api-key-repository.ts';
import { scimTokenReader } from '#shared/data/scim-token-repository.ts';
import { sessionReader } from '#shared/data/session-reader.ts';
import { useNotes } from '#shared/data/use-notes.ts';
import { apiKeyCredential } from '#shared/domain/api-key.ts';
import type { Verdict } from '#shared/domain/authenticated.ts';
import { otherRegionOfIssuer } from '#shared/domain/region.ts';
import { scimCredential } from '#shared/domain/scim-token.ts';
import { authorizerAnswer } from '#shared/http/authorizer-answer.ts';
import { bearerTokenOf } from '#shared/http/bearer-token.ts';
import { readConfig } from '#shared/runtime/config.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { measure } from '#shared/runtime/metrics.ts';
import { findKeyedHash } from '#shared/runtime/pepper.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { tokenKeys } from '#shared/runtime/token-keys.ts';
import { authenticateApiKey, opensLock } from './authenticate-api-key.ts';
import { authenticateScimToken } from './authenticate-scim-token.ts';
import { authenticateUser } from './authenticate-user.ts';
import { type Authenticate, authorizeRequest } from './authorize-request.ts';
import { remembered } from './remembered.ts';

const { now, hash } = effects;
const { AWS_REGION } = readConfig('AWS_REGION');

const forCredentials = {
  now,
  region: AWS_REGION,
  holdsCheck: checkHolder(findKeyedHash),
  noteUse: useNotes({ openTable, now, failed: (error) => log({ operation: 'noteUse', error }) }),
};

const forApiKeys = {
  ...forCredentials,
  apiKeyReader: apiKeyReader(openTable),
  opens: remember(opensLock({ apiKeyLocks: apiKeyLocks(directory), verifySecret }), { ...remembered, now }),
};

const forScimTokens = { ...forCredentials, hash, scimTokenReader: scimTokenReader(openTable) };

const forUsers = {
  now,
  accounts: accountRepository(directory),
  sessionReader: sessionReader(openTable),
  verifyAccessToken: accessTokenVerifier(tokenKeys),
  claimedRegion: (token: string) => otherRegionOfIssuer(claimedIssuer(token), tokenKeys.issuer),
};

const kinds = {
  byPrefix: new Map<string, Authenticate>([
    [apiKeyCredential.prefix, (token) => authenticateApiKey(forApiKeys, token)],
    [scimCredential.prefix, (token) => authenticateScimToken(forScimTokens, token)],
  ]),
  accessToken: (token: string) => authenticateUser(forUsers, token),
};

const verdictOf = async (requestId: string, token: string): Promise<Verdict> => {
  try {
    return await authorizeRequest(kinds, token);
  } catch (error) {
    measure('AuthorizerFailed');
    log({ requestId, operation: 'authorizeRequest', error });
    throw error;
  }
};

/**
 * API Gateway's authorizer: tells whose credentials a request carries.
 * @throws Error `Unauthorized`, the word that API Gateway answers with 401; any other error it answers with 500.
 */
export const handler = async ({
  headers,
  methodArn,
  requestContext,
}: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  const { requestId } = requestContext;
  const token = bearerTokenOf(headers);
  const verdict = token === undefined ? undefined : await verdictOf(requestId, token);
  const who =
    verdict?.type === 'elsewhere'
      ? { region: verdict.region }
      : { principal: verdict?.id, organisationId: verdict?.organisationId };
  log({ requestId, operation: 'authorizeRequest', ...who });
  if (!verdict) throw new Error('Unauthorized');
  return authorizerAnswer(methodArn, verdict);
};
