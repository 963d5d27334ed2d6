import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { accessTokenVerifier } from '#shared/auth/access-token.ts';
import { remember } from '#shared/auth/remember.ts';
import { verifySecret } from '#shared/auth/secrets.ts';
import { accountRepository } from '#shared/data/account-repository.ts';
import { apiKeyLocks, apiKeyRepository } from '#shared/data/api-key-repository.ts';
import { organisationReader } from '#shared/data/organisation-reader.ts';
import { sessionReader } from '#shared/data/session-reader.ts';
import { authorizerAnswer } from '#shared/http/authorizer-answer.ts';
import { bearerTokenOf } from '#shared/http/bearer-token.ts';
import { directory } from '#shared/runtime/directory.ts';
import { effects } from '#shared/runtime/effects.ts';
import { log } from '#shared/runtime/logger.ts';
import { openTable } from '#shared/runtime/tenants.ts';
import { tokenKey } from '#shared/runtime/token-key.ts';
import { opensLock } from './authenticate-api-key.ts';
import { authorizeRequest } from './authorize-request.ts';

/** Whether a key exists and has not expired is asked at every call; only that its secret was right is remembered. */
const memory = { seconds: 30, entries: 1000 };

const dependencies = {
  ...effects,
  accounts: accountRepository(directory),
  apiKeys: apiKeyRepository(openTable),
  organisations: organisationReader(openTable),
  sessionReader: sessionReader(openTable),
  verifyAccessToken: accessTokenVerifier(tokenKey),
  opens: remember(opensLock({ ...effects, apiKeyLocks: apiKeyLocks(directory), verifySecret }), {
    ...memory,
    now: effects.now,
  }),
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
  const token = bearerTokenOf(headers);
  const caller = token === undefined ? undefined : await authorizeRequest(dependencies, token);
  const { requestId } = requestContext;
  log({ requestId, operation: 'authorizeRequest', principal: caller?.id, organisationId: caller?.organisationId });
  if (!caller) throw new Error('Unauthorized');
  return authorizerAnswer(methodArn, caller);
};
