import type { APIGatewayProxyResult } from 'aws-lambda';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What API Gateway is told; nothing of ours may be kept by a shared cache, and every answer names its request. */
export const toResult = ({ status, headers, body }: Answer, requestId: string): APIGatewayProxyResult => ({
  statusCode: status,
  headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers, 'x-request-id': requestId },
  body,
});
