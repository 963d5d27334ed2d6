import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

/** Lets the token `allow-…` in and passes on who it is; the token `deny` is refused, and anything else is nobody. */
export const handler = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  const token = (event.headers?.['Authorization'] ?? event.headers?.['authorization'] ?? '').replace('Bearer ', '');
  if (token !== 'deny' && !token.startsWith('allow-')) {
    throw new Error('Unauthorized');
  }
  const stage = event.methodArn.split('/').slice(0, 2).join('/');
  return {
    principalId: token,
    context: { tenant: token.replace('allow-', ''), asked: event.methodArn, number: 7, flag: true },
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Action: 'execute-api:Invoke', Effect: token === 'deny' ? 'Deny' : 'Allow', Resource: `${stage}/*` },
      ],
    },
  };
};
