import type { APIGatewayProxyEvent } from 'aws-lambda';

/** Only a stack on this very machine is called without TLS. */
const isLoopback = (domainName: string): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(domainName);

/**
 * The address at which API Gateway was called, without the path of the route. It is API Gateway's word, which matched
 * the name to get here, and not the header's: nobody chooses it but who configures the API.
 */
export const apiUrlOf = ({ path, requestContext }: APIGatewayProxyEvent): string => {
  const { domainName = '', path: fullPath = path } = requestContext;
  const scheme = isLoopback(domainName) ? 'http' : 'https';
  return `${scheme}://${domainName}${fullPath.endsWith(path) ? fullPath.slice(0, -path.length) : ''}`;
};
