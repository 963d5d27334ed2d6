import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import type { Authenticated, Elsewhere } from '../domain/authenticated.ts';
import { rateText } from '../domain/rate-limit.ts';
import type { AuthorizerContext, ElsewhereContext } from './identify-caller.ts';

const contextOf = (caller: Authenticated | Elsewhere): AuthorizerContext | ElsewhereContext => {
  if (caller.type === 'elsewhere') return { wrongRegion: caller.region };
  if (caller.type !== 'apiKey') return caller;
  const { scopes, rateLimit, ...rest } = caller;
  return { ...rest, scopes: scopes.join(' '), ...(rateLimit && { rateLimit: rateText(rateLimit) }) };
};

/**
 * What the authorizer tells API Gateway of a caller, for `identifyCaller` to read. API Gateway keeps the answer for all
 * paths, so it allows the whole stage; what the caller may do on each path, its handler decides. Credentials from
 * elsewhere get to the handler as well, which knows how to say so, but without anybody's name.
 */
export const authorizerAnswer = (methodArn: string, caller: Authenticated | Elsewhere): APIGatewayAuthorizerResult => ({
  principalId: caller.type === 'elsewhere' ? caller.type : caller.id,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'execute-api:Invoke',
        Resource: `${methodArn.split('/').slice(0, 2).join('/')}/*/*`,
      },
    ],
  },
  context: contextOf(caller),
});
