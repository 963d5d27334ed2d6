import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import type { Authenticated } from '../domain/authenticated.ts';
import type { AuthorizerContext } from './identify-caller.ts';

const contextOf = (caller: Authenticated): AuthorizerContext =>
  caller.type === 'user' ? caller : { ...caller, scopes: caller.scopes.join(' ') };

/**
 * What the authorizer tells API Gateway of a caller, for `identifyCaller` to read. API Gateway keeps the answer for all
 * paths, so it allows the whole stage; what the caller may do on each path, its handler decides.
 */
export const authorizerAnswer = (methodArn: string, caller: Authenticated): APIGatewayAuthorizerResult => ({
  principalId: caller.id,
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
